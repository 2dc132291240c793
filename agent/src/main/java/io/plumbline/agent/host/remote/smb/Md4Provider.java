package io.plumbline.agent.host.remote.smb;

import com.hierynomus.security.jce.messagedigest.MD4;
import java.security.Provider;
import jcifs.CIFSUnsupportedCryptoException;
import jcifs.util.Crypto;

/**
 * The one digest that jcifs wants and the JDK lacks, by smbj's class for it: otherwise jcifs loads all of BouncyCastle's
 * provider, some five hundred classes.
 */
final class Md4Provider extends Provider {

    private static final long serialVersionUID = 1L;

    private Md4Provider() {
        super("PlumblineMd4", "1", "MD4, which NTLM is made of");
        putService(new Service(this, "MessageDigest", "MD4", MD4.class.getName(), null, null));
    }

    /** To be called before jcifs is first used; again is harmless. */
    static void giveToLibrary() {
        try {
            Crypto.initProvider(new Md4Provider());
        } catch (CIFSUnsupportedCryptoException given) {
            // It has one already: ours.
        }
    }
}
