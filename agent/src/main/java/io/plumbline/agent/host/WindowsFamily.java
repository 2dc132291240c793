package io.plumbline.agent.host;

/** Which line of Windows a host belongs to: it decides where its configuration lives. */
public enum WindowsFamily {
    /** NT 3.1 to Windows 11 and Server 2025: the registry. */
    NT("nt"),
    /** Windows for Workgroups 3.11 with TCP/IP-32: SYSTEM.INI. */
    WINDOWS_FOR_WORKGROUPS("wfw");

    private final String word;

    WindowsFamily(String word) {
        this.word = word;
    }

    /** As the fact {@code os.family} spells it. */
    public String word() {
        return word;
    }
}
