package io.plumbline.agent.host.live.win32;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;

/** One value of a rendered event. {@code Value} is a union: the value itself, or where it lies. */
@FieldOrder({"Value", "Count", "Type"})
public final class EVT_VARIANT extends Structure {

    public static final int EvtVarTypeNull = 0;
    public static final int EvtVarTypeString = 1;
    public static final int EvtVarTypeAnsiString = 2;
    public static final int EvtVarTypeSByte = 3;
    public static final int EvtVarTypeByte = 4;
    public static final int EvtVarTypeInt16 = 5;
    public static final int EvtVarTypeUInt16 = 6;
    public static final int EvtVarTypeInt32 = 7;
    public static final int EvtVarTypeUInt32 = 8;
    public static final int EvtVarTypeInt64 = 9;
    public static final int EvtVarTypeUInt64 = 10;
    public static final int EvtVarTypeBoolean = 13;
    public static final int EvtVarTypeBinary = 14;
    public static final int EvtVarTypeFileTime = 17;
    public static final int EvtVarTypeHexInt32 = 20;
    public static final int EvtVarTypeHexInt64 = 21;
    public static final int EvtVarTypeEvtXml = 35;
    /** Set in {@code Type} when {@code Value} points to {@code Count} values. */
    public static final int EVT_VARIANT_TYPE_ARRAY = 0x80;

    public long Value;
    public int Count;
    public int Type;

    public EVT_VARIANT() {}

    public EVT_VARIANT(Pointer memory) {
        super(memory);
        read();
    }
}
