/*
 * A stand-in for IPHLPAPI.DLL in the TEST COPY of the Windows Java runtime, under Wine only.
 *
 * The net.dll of JDK 21 and later calls GetAnycastIpAddressTable, which Wine's iphlpapi lacks before Wine 10; the JVM
 * then ends with exception 0xc06d007f as soon as it lists network interfaces. bin/provision writes this library's name,
 * which has as many characters as IPHLPAPI.DLL, over that import in its copy of net.dll. Everything else is passed on to
 * Wine's iphlpapi (plumbiph.def). JNA, and so Plumbline itself, still loads Wine's own; the runtime that is shipped is
 * never touched.
 */
#include <winsock2.h>
#include <ws2ipdef.h>
#include <iphlpapi.h>
#include <netioapi.h>

/* "This host has no anycast address." The caller gives the table back to FreeMibTable, which in Wine is a heap free. */
DWORD WINAPI GetAnycastIpAddressTable(ADDRESS_FAMILY family, PMIB_ANYCASTIPADDRESS_TABLE *table)
{
    (void) family;
    *table = HeapAlloc(GetProcessHeap(), HEAP_ZERO_MEMORY, sizeof **table);
    return *table == NULL ? ERROR_NOT_ENOUGH_MEMORY : NO_ERROR;
}
