package io.plumbline.agent.host.live;

import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import com.sun.jna.platform.win32.IPHlpAPI.FIXED_INFO;
import com.sun.jna.platform.win32.VerRsrc.VS_FIXEDFILEINFO;
import com.sun.jna.platform.win32.WinBase.SYSTEM_INFO;
import com.sun.jna.platform.win32.WinBase.WIN32_FIND_DATA;
import com.sun.jna.platform.win32.WinNT.EVENTLOGRECORD;
import com.sun.jna.platform.win32.WinNT.OSVERSIONINFOEX;
import com.sun.jna.platform.win32.Winsvc.SERVICE_STATUS_PROCESS;
import io.plumbline.agent.host.live.win32.DNS_RECORDW;
import io.plumbline.agent.host.live.win32.EVT_VARIANT;
import io.plumbline.agent.host.live.win32.IP_ADAPTER_ADDRESSES_LH;
import io.plumbline.agent.host.live.win32.IP_ADAPTER_WINS_SERVER_ADDRESS_LH;
import io.plumbline.agent.host.live.win32.IP_ADDR_STRING;
import io.plumbline.agent.host.live.win32.IP_PER_ADAPTER_INFO;
import io.plumbline.agent.host.live.win32.MIB_IPINTERFACE_ROW;
import io.plumbline.agent.host.live.win32.QUERY_SERVICE_CONFIGW;
import io.plumbline.agent.host.live.win32.SOCKET_ADDRESS;
import io.plumbline.agent.host.live.win32.WIN32_FILE_ATTRIBUTE_DATA;
import java.util.List;

/** Every structure that the live adapter reads, with the C type whose layout it must have. */
public final class MappedStructures {

    /**
     * @param structure our class, or jna-platform's
     * @param cType its name in Microsoft's headers
     * @param whole false where we map the first part of the C type only: then its size is its own affair
     */
    record Mapping(Class<? extends Structure> structure, String cType, boolean whole) {
        List<String> fields() {
            return List.of(structure.getAnnotation(FieldOrder.class).value());
        }
    }

    static final List<Mapping> ALL = List.of(
            new Mapping(IP_ADAPTER_ADDRESSES_LH.class, "IP_ADAPTER_ADDRESSES_LH", true),
            new Mapping(IP_ADAPTER_WINS_SERVER_ADDRESS_LH.class, "IP_ADAPTER_WINS_SERVER_ADDRESS_LH", true),
            new Mapping(IP_ADAPTER_WINS_SERVER_ADDRESS_LH.class, "IP_ADAPTER_GATEWAY_ADDRESS_LH", true),
            new Mapping(IP_ADAPTER_WINS_SERVER_ADDRESS_LH.class, "IP_ADAPTER_DNS_SERVER_ADDRESS_XP", true),
            new Mapping(IP_ADAPTER_WINS_SERVER_ADDRESS_LH.class, "IP_ADAPTER_UNICAST_ADDRESS_LH", false),
            new Mapping(SOCKET_ADDRESS.class, "SOCKET_ADDRESS", true),
            new Mapping(FIXED_INFO.class, "FIXED_INFO", true),
            new Mapping(OSVERSIONINFOEX.class, "OSVERSIONINFOEXW", true),
            new Mapping(SYSTEM_INFO.class, "SYSTEM_INFO", true),
            new Mapping(VS_FIXEDFILEINFO.class, "VS_FIXEDFILEINFO", true),
            new Mapping(DNS_RECORDW.class, "DNS_RECORDW", false),
            new Mapping(QUERY_SERVICE_CONFIGW.class, "QUERY_SERVICE_CONFIGW", true),
            new Mapping(SERVICE_STATUS_PROCESS.class, "SERVICE_STATUS_PROCESS", true),
            new Mapping(MIB_IPINTERFACE_ROW.class, "MIB_IPINTERFACE_ROW", true),
            new Mapping(IP_ADDR_STRING.class, "IP_ADDR_STRING", true),
            new Mapping(IP_PER_ADAPTER_INFO.class, "IP_PER_ADAPTER_INFO", true),
            new Mapping(WIN32_FILE_ATTRIBUTE_DATA.class, "WIN32_FILE_ATTRIBUTE_DATA", true),
            new Mapping(WIN32_FIND_DATA.class, "WIN32_FIND_DATAW", true),
            new Mapping(EVENTLOGRECORD.class, "EVENTLOGRECORD", true),
            new Mapping(EVT_VARIANT.class, "EVT_VARIANT", true));

    private MappedStructures() {}

    /** A C program that prints {@code TYPE FIELD offset} for each field and {@code TYPE sizeof size} for each type. */
    public static String cProgram() {
        StringBuilder program = new StringBuilder("""
                #include <winsock2.h>
                #include <ws2ipdef.h>
                #include <iphlpapi.h>
                #include <windns.h>
                #include <windows.h>
                #include <netioapi.h>
                #include <winevt.h>
                #include <stddef.h>
                #include <stdio.h>
                int main(void) {
                """);
        for (Mapping mapping : ALL) {
            String type = mapping.cType;
            program.append("  printf(\"%s sizeof %%zu\\n\", sizeof(%s));\n".formatted(type, type));
            for (String field : mapping.fields()) {
                program.append("  printf(\"%s %s %%zu\\n\", offsetof(%s, %s));\n"
                        .formatted(type, field, type, nameInC(type, field)));
            }
        }
        return program.append("  return 0;\n}\n").toString();
    }

    /** Where two names mean the same bytes: a union's name that only jna-platform gives, a DWORD that only unicast uses. */
    private static String nameInC(String type, String field) {
        return switch (type + "." + field) {
            case "SYSTEM_INFO.processorArchitecture" -> "dwOemId";
            case "EVT_VARIANT.Value" -> "UInt64Val";
            case "IP_ADAPTER_UNICAST_ADDRESS_LH.Reserved" -> "Flags";
            default -> field;
        };
    }
}
