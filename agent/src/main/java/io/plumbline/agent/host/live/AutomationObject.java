package io.plumbline.agent.host.live;

import com.sun.jna.platform.win32.COM.COMException;
import com.sun.jna.platform.win32.COM.COMLateBindingObject;
import com.sun.jna.platform.win32.COM.IDispatch;
import com.sun.jna.platform.win32.OaIdl.DATE;
import com.sun.jna.platform.win32.OleAuto;
import com.sun.jna.platform.win32.Variant.VARIANT;
import java.util.Arrays;

/** An object of OLE Automation, asked by the names of its members; closing it gives it back. Only for {@link ComThread}. */
final class AutomationObject extends COMLateBindingObject implements AutoCloseable {

    /** Members are methods and properties alike: the object knows which, as for a script. */
    private static final int METHOD_OR_PROPERTY = OleAuto.DISPATCH_METHOD | OleAuto.DISPATCH_PROPERTYGET;

    private AutomationObject(String programId) {
        super(programId, false);
    }

    private AutomationObject(IDispatch dispatch) {
        super(dispatch);
    }

    /** @throws COMException when no such class is registered, or its server does not start */
    static AutomationObject create(String programId) {
        return new AutomationObject(programId);
    }

    AutomationObject object(String member, int... arguments) {
        // Not cleared: the reference that the answer holds is the new object's.
        if (invoked(member, arguments).getValue() instanceof IDispatch dispatch) {
            return new AutomationObject(dispatch);
        }
        throw new COMException(member + " is no object");
    }

    int number(String member) {
        return value(member) instanceof Number number ? number.intValue() : wrongType(member, "number");
    }

    double date(String member) {
        return value(member) instanceof DATE date ? date.date : wrongType(member, "date");
    }

    /** Empty where there is none. */
    String text(String member) {
        Object value = value(member);
        return value == null ? "" : value.toString();
    }

    private static int wrongType(String member, String wanted) {
        throw new COMException(member + " is no " + wanted);
    }

    private Object value(String member) {
        VARIANT.ByReference result = invoked(member);
        try {
            return result.getValue();
        } finally {
            OleAuto.INSTANCE.VariantClear(result);
        }
    }

    private VARIANT.ByReference invoked(String member, int... arguments) {
        VARIANT.ByReference result = new VARIANT.ByReference();
        VARIANT[] values = Arrays.stream(arguments).mapToObj(VARIANT::new).toArray(VARIANT[]::new);
        oleMethod(METHOD_OR_PROPERTY, result, member, values);
        return result;
    }

    @Override
    public void close() {
        release();
    }
}
