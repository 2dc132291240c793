package io.plumbline.agent.derive;

import io.plumbline.model.FactRef;
import io.plumbline.model.Facts;
import io.plumbline.model.Reading;
import io.plumbline.model.Value;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What an adapter is: {@code hardware}, the virtual one of WLBS (known by its description or driver; its service has no
 * fixed name), {@code loopback}, {@code wan} for RAS, or otherwise {@code virtual}, as the kernel debugger's is.
 */
final class AdapterKind extends RowDerivation {

    private static final Pattern WLBS = Pattern.compile("\\bwlbs|\\bconvoy");
    private static final Pattern LOOPBACK = Pattern.compile("loopback|\\bmsloop");
    private static final Pattern WAN = Pattern.compile("\\bndiswan|wan wrapper|wan miniport|\\basyncmac");
    private static final Pattern TUNNEL = Pattern.compile("isatap|teredo|6to4|\\btap-|\\btunnel|\\bkdnic");
    private static final long NCF_VIRTUAL = 0x1;
    private static final long NCF_PHYSICAL = 0x4;
    private static final long IF_TYPE_PPP = 23;
    private static final long IF_TYPE_TUNNEL = 131;

    AdapterKind() {
        super("adapter");
    }

    @Override
    public List<DerivedFact> derives() {
        return List.of(DerivedFact.text(FactRef.of("adapter", "kind")));
    }

    @Override
    List<Conclusion> derive(String adapter, Facts facts) {
        Reasoning reasoning = new Reasoning(facts, "by name, description, driver and what the driver calls itself");
        Reading<Value> kind = kind(adapter, reasoning).map(Value::text);
        return List.of(reasoning.conclude(FactRef.of("adapter", adapter, "kind"), kind));
    }

    private static Reading<String> kind(String adapter, Reasoning reasoning) {
        Reading<String> description = Reasoning.text(reasoning.read("adapter", adapter, "description"));
        Reading<String> driver = Reasoning.text(reasoning.read("adapter", adapter, "driver"));
        String made = (description.find().orElse("") + "\n" + driver.find().orElse("")).toLowerCase(Locale.ROOT);
        String called = made + "\n" + adapter.toLowerCase(Locale.ROOT);
        if (WLBS.matcher(made).find()) {
            return Reading.present("wlbs-virtual");
        }
        if (LOOPBACK.matcher(called).find()) {
            return Reading.present("loopback");
        }
        long ifType = Reasoning.whole(reasoning.read("adapter", adapter, "if-type"))
                .find()
                .orElse(0L);
        if (WAN.matcher(called).find() || ifType == IF_TYPE_PPP) {
            return Reading.present("wan");
        }
        long characteristics = Reasoning.whole(reasoning.read("adapter", adapter, "characteristics"))
                .find()
                .orElse(0L);
        boolean software = (characteristics & NCF_VIRTUAL) != 0 && (characteristics & NCF_PHYSICAL) == 0;
        if (software || ifType == IF_TYPE_TUNNEL || TUNNEL.matcher(made).find()) {
            return Reading.present("virtual");
        }
        // What the unread text says might have made it anything but hardware.
        return Reasoning.orWhenAbsent(description, "")
                .flatMap(known -> Reasoning.orWhenAbsent(driver, "").map(also -> "hardware"));
    }
}
