package io.plumbline.agent.probe;

import io.plumbline.agent.host.WindowsHost;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The adapters that Setup installed: by service name on NT 3.5 and 4.0, by interface GUID from Windows 2000 on. */
record NetworkCards(Reading<List<Card>> cards) {

    static final RegistryKey KEY = WindowsRelease.CURRENT_VERSION.child("NetworkCards");

    record Card(String serviceName, RegistryKey key) {}

    static NetworkCards of(WindowsHost host) {
        Reading<List<String>> numbers = host.registry().subkeys(KEY);
        return new NetworkCards(numbers.map(names -> {
            List<Card> cards = new ArrayList<>();
            for (String number : names) {
                RegistryKey key = KEY.child(number);
                Answer service = Answer.value(host, key, "ServiceName").trimmed();
                if (service.reading() instanceof Reading.Present<Value>(Value.Text(String name))) {
                    cards.add(new Card(name, key));
                }
            }
            return List.copyOf(cards);
        }));
    }

    List<String> serviceNames() {
        return cards.find().orElse(List.of()).stream().map(Card::serviceName).toList();
    }

    Optional<Card> findCard(String serviceName) {
        return cards.find().orElse(List.of()).stream()
                .filter(card -> card.serviceName.equalsIgnoreCase(serviceName))
                .findFirst();
    }

    Answer value(WindowsHost host, String serviceName, String name) {
        return findCard(serviceName)
                .map(card -> Answer.value(host, card.key, name).trimmed())
                .orElseGet(() -> new Answer(cards.flatMap(all -> Reading.absent()), KEY.toString()));
    }

    /** Whether Setup lists the adapter; absent where it keeps no list. */
    Answer lists(String serviceName) {
        Reading<Value> listed = cards.flatMap(all -> all.isEmpty()
                ? Reading.absent()
                : Reading.present(Value.flag(findCard(serviceName).isPresent())));
        return new Answer(listed, KEY.toString());
    }
}
