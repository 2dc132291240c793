package io.plumbline.model.json;

import static io.plumbline.model.json.ReportFormatException.Reason.BAD_VALUE;
import static io.plumbline.model.json.ReportFormatException.Reason.WRONG_TYPE;

import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.FileVersion;
import io.plumbline.model.Reading;
import io.plumbline.model.ReadingKind;
import io.plumbline.model.Value;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads one fact of a report: what its reading is decides which of its other fields must be there. */
final class FactReader {

    private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,19}");

    private final JsonInput in;

    FactReader(JsonInput in) {
        this.in = in;
    }

    Fact read() throws ReportFormatException {
        FactRef ref = null;
        ReadingKind kind = null;
        String type = null;
        Value value = null;
        String detail = null;
        Long code = null;
        String source = null;
        in.startObject();
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "fact" -> ref = ref();
                case "reading" -> kind = in.word(ReadingKind::findByWord);
                case "type" -> type = in.text(ReportLimits.MAX_NAME);
                case "value" -> value = value(in.required(type, "type (before value)"));
                case "detail" -> detail = in.text(ReportLimits.MAX_TEXT);
                case "code" -> code = in.whole(-ReportLimits.MAX_SAFE_WHOLE, ReportLimits.MAX_SAFE_WHOLE);
                case "source" -> source = in.text(ReportLimits.MAX_TEXT);
                default -> in.skip();
            }
        }
        Reading<Value> reading = switch (in.required(kind, "reading")) {
            case PRESENT -> Reading.present(in.required(value, "value"));
            case ABSENT -> Reading.absent();
            case DENIED -> Reading.denied(in.required(detail, "detail"));
            case UNSUPPORTED -> Reading.unsupported(in.required(detail, "detail"));
            case FAILED -> Reading.failed(in.required(code, "code"), in.required(detail, "detail"));
        };
        if (value != null && kind != ReadingKind.PRESENT) {
            throw in.refuse(BAD_VALUE, "a value beside a reading that is not present");
        }
        return new Fact(in.required(ref, "fact"), reading, in.required(source, "source"));
    }

    private FactRef ref() throws ReportFormatException {
        Optional<FactRef> ref = FactRef.find(in.text(ReportLimits.MAX_FACT_NAME));
        if (ref.isEmpty()) {
            throw in.refuse(BAD_VALUE, "not the name of a fact");
        }
        return ref.get();
    }

    private Value value(String type) throws ReportFormatException {
        return switch (type) {
            case "text" -> Value.text(in.text(ReportLimits.MAX_TEXT));
            case "whole" -> Value.whole(unsigned());
            case "version" -> new Value.Version(in.word(FileVersion::find));
            case "flag" -> Value.flag(in.flag());
            case "items" -> new Value.Items(items());
            case "bytes" -> bytes();
            case "moment" -> new Value.Moment(in.moment());
            default -> throw in.refuse(WRONG_TYPE, "unknown type of value '" + type + "'");
        };
    }

    private long unsigned() throws ReportFormatException {
        String digits = in.matching(DECIMAL, ReportLimits.MAX_NAME);
        try {
            return Long.parseUnsignedLong(digits);
        } catch (NumberFormatException beyond64Bits) {
            throw in.refuse(BAD_VALUE, "a whole number of more than 64 bits");
        }
    }

    private List<String> items() throws ReportFormatException {
        return in.list(ReportLimits.MAX_ITEMS, () -> in.text(ReportLimits.MAX_TEXT));
    }

    private Value bytes() throws ReportFormatException {
        String hexadecimal = in.text(2 * ReportLimits.MAX_BYTES);
        try {
            Value.Bytes bytes = new Value.Bytes(HexFormat.of().parseHex(hexadecimal));
            if (bytes.toString().equals(hexadecimal)) {
                return bytes;
            }
        } catch (IllegalArgumentException notHexadecimal) {
            // Refused below, as upper case is: one value has one spelling.
        }
        throw in.refuse(BAD_VALUE, "not pairs of lower-case hexadecimal digits");
    }
}
