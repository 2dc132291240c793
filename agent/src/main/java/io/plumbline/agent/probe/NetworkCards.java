package io.plumbline.agent.probe;

import io.plumbline.agent.host.WindowsHost;
import io.plumbline.model.Reading;
import io.plumbline.model.RegistryKey;
import io.plumbline.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The adapters that Setup installed: by service name on NT 3.5 and 4.0, by interface GUID from Windows 2000 on.
 *
 * @param others what there is beyond the cards found: Absent for nothing, else why there may be more of them
 */
record NetworkCards(List<Card> cards, Reading<Value> others) {

    static final RegistryKey KEY = WindowsRelease.CURRENT_VERSION.child("NetworkCards");

    record Card(String serviceName, RegistryKey key) {}

    NetworkCards {
        cards = List.copyOf(cards);
    }

    static NetworkCards of(WindowsHost host) {
        Reading<List<String>> numbers = host.registry().subkeys(KEY);
        List<Card> cards = new ArrayList<>();
        Reading<Value> others = numbers.flatMap(names -> Reading.absent());
        for (String number : numbers.find().orElse(List.of())) {
            RegistryKey key = KEY.child(number);
            Answer service = Answer.value(host, key, "ServiceName").trimmed();
            if (service.reading() instanceof Reading.Present<Value>(Value.Text(String name))) {
                cards.add(new Card(name, key));
            } else if (!(service.reading() instanceof Reading.Absent<Value>)) {
                others = service.reading().flatMap(value -> Reading.failed("ServiceName is a " + value.typeWord()));
            }
        }
        return new NetworkCards(cards, others);
    }

    List<String> serviceNames() {
        return cards.stream().map(Card::serviceName).toList();
    }

    private Optional<Card> findCard(String serviceName) {
        return cards.stream()
                .filter(card -> card.serviceName.equalsIgnoreCase(serviceName))
                .findFirst();
    }

    /** A value of the adapter's card; without one, what holds for the cards that could not be read. */
    Answer value(WindowsHost host, String serviceName, String name) {
        return findCard(serviceName)
                .map(card -> Answer.value(host, card.key, name).trimmed())
                .orElseGet(() -> new Answer(others, KEY.toString()));
    }

    /** Whether Setup lists the adapter; absent where it keeps no list. */
    Answer lists(String serviceName) {
        boolean found = findCard(serviceName).isPresent();
        boolean readWhole = others instanceof Reading.Absent<Value>;
        return found || (readWhole && !cards.isEmpty())
                ? Answer.of(Value.flag(found), KEY.toString())
                : new Answer(others, KEY.toString());
    }
}
