package io.plumbline.agent.host.remote.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.plumbline.agent.host.DescribedHost;
import io.plumbline.agent.host.remote.CredentialsFile;
import io.plumbline.agent.host.remote.SambaServer;
import io.plumbline.agent.host.remote.smb.SmbConnector;
import io.plumbline.agent.host.remote.smb.SmbException;
import io.plumbline.agent.host.remote.smb.SmbLimits;
import io.plumbline.agent.host.remote.smb.SmbPipe;
import io.plumbline.agent.host.remote.smb.SmbSession;
import io.plumbline.model.RegistryHive;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Answers that a real Samba gave, damaged: decoding ends, within its bounds, and with no exception but its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileAnswersTest {

    private static final int MUTANTS = Integer.getInteger("plumbline.test.mutants", 10_000);
    private static final Duration HANG = Duration.ofSeconds(2);
    private static final int RESPONSE_HEADER_BYTES = 24;

    /** One recorded conversation: what the host said, message by message, and what it meant. */
    private record Conversation(String name, Talk talk, List<byte[]> answers, String meaning) {}

    @FunctionalInterface
    private interface Talk {
        Object over(SmbPipe pipe) throws SmbException, RpcException;
    }

    private final List<Conversation> conversations = new ArrayList<>();

    @BeforeAll
    void record() throws Exception {
        try (SambaServer samba = SambaServer.start(DescribedHost.contract(), SambaServer.Speech.SMB3_ENCRYPTED);
                SmbSession session = SmbConnector.open(
                        samba.target(), CredentialsFile.read(samba.credentials()), false, SmbLimits.DEFAULT)) {
            record(
                    session,
                    "winreg",
                    "value",
                    pipe -> withKey(pipe, DescribedHost.TYPES, (client, key) -> client.queryValue(key, "Multi", 4096)));
            record(
                    session,
                    "winreg",
                    "large value",
                    pipe -> withKey(
                            pipe, DescribedHost.LARGE, (client, key) -> client.queryValue(key, "Large", 65_536)));
            record(
                    session,
                    "winreg",
                    "too little room",
                    pipe -> withKey(pipe, DescribedHost.LARGE, (client, key) -> client.queryValue(key, "Large", 16)));
            record(
                    session,
                    "winreg",
                    "length",
                    pipe -> withKey(pipe, DescribedHost.LARGE, (client, key) -> client.lengthOfValue(key, "Large")));
            record(
                    session,
                    "winreg",
                    "listed value",
                    pipe -> withKey(pipe, DescribedHost.TYPES, (client, key) -> client.enumValue(key, 3, 256, 4096)));
            record(
                    session,
                    "winreg",
                    "subkey",
                    pipe -> withKey(pipe, DescribedHost.ROOT, (client, key) -> client.enumKey(key, 1, 256)));
            record(session, "svcctl", "configuration", pipe -> withService(pipe, SvcCtl::queryConfig));
            record(session, "svcctl", "state", pipe -> withService(pipe, SvcCtl::queryState));
        }
    }

    private void record(SmbSession session, String pipeName, String name, Talk talk) throws Exception {
        List<byte[]> answers = new ArrayList<>();
        SmbPipe pipe = session.openPipe(pipeName);
        Object meaning = talk.over(new SmbPipe() {
            @Override
            public byte[] transact(byte[] message) throws SmbException {
                return kept(pipe.transact(message));
            }

            @Override
            public byte[] read(int most) throws SmbException {
                return kept(pipe.read(most));
            }

            private byte[] kept(byte[] answer) {
                answers.add(answer);
                return answer;
            }

            @Override
            public void close() {
                pipe.close();
            }
        });
        conversations.add(new Conversation(name, talk, answers, meaning.toString()));
    }

    @FunctionalInterface
    private interface KeyCall<T> {
        T ask(WinReg client, RpcHandle key) throws SmbException, RpcException;
    }

    private static Object withKey(SmbPipe pipe, String path, KeyCall<?> call) throws SmbException, RpcException {
        WinReg client = WinReg.bind(pipe);
        if (client.openRoot(RegistryHive.HKLM, WinReg.READ) instanceof RpcAnswer.Done<RpcHandle>(RpcHandle root)
                && client.openKey(root, path, WinReg.READ) instanceof RpcAnswer.Done<RpcHandle>(RpcHandle key)) {
            return call.ask(client, key);
        }
        return "not opened";
    }

    @FunctionalInterface
    private interface ServiceCall<T> {
        T ask(SvcCtl client, RpcHandle service) throws SmbException, RpcException;
    }

    private static Object withService(SmbPipe pipe, ServiceCall<?> call) throws SmbException, RpcException {
        SvcCtl client = SvcCtl.bind(pipe);
        if (client.openManager(SvcCtl.CONNECT) instanceof RpcAnswer.Done<RpcHandle>(RpcHandle manager)
                && client.openService(manager, "RemoteRegistry", SvcCtl.QUERY)
                        instanceof RpcAnswer.Done<RpcHandle>(RpcHandle service)) {
            return call.ask(client, service);
        }
        return "not opened";
    }

    /** Plays a recording back; a host that has said all it had to say is silent. */
    private static class Playback implements SmbPipe {

        private final List<byte[]> answers;
        private int next;

        private Playback(List<byte[]> answers) {
            this.answers = answers;
        }

        @Override
        public byte[] transact(byte[] message) {
            return next();
        }

        @Override
        public byte[] read(int most) {
            return next();
        }

        private byte[] next() {
            return next < answers.size() ? answers.get(next++).clone() : new byte[0];
        }

        @Override
        public void close() {}
    }

    @Test
    void recordedAnswersMeanWhatTheyMeantAndWereWorthRecording() throws Exception {
        for (Conversation each : conversations) {
            assertThat(each.talk().over(new Playback(each.answers())))
                    .as(each.name())
                    .hasToString(each.meaning());
        }
        assertThat(conversations.stream().map(Conversation::meaning).toList())
                .noneMatch("not opened"::equals)
                .anyMatch(meaning -> meaning.startsWith("Done[value=REG_MULTI_SZ"))
                .anyMatch(meaning -> meaning.startsWith("Done[value=Config["))
                .contains("Refused[code=234]", "Optional[40000]");
    }

    @Test
    void damagedAnswersEndInTheDecodersOwnException() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        int refused = 0;
        for (int i = 0; i < MUTANTS; i++) {
            Conversation each = conversations.get(random.nextInt(conversations.size()));
            List<byte[]> damaged = damaged(each.answers(), random);
            boolean ended =
                    assertTimeoutPreemptively(HANG, () -> endsInOwnException(each, damaged), () -> "seed " + seed);
            refused += ended ? 1 : 0;
        }
        assertThat(refused).as("seed " + seed).isBetween(MUTANTS / 10, MUTANTS);
    }

    private static boolean endsInOwnException(Conversation conversation, List<byte[]> answers) throws SmbException {
        try {
            conversation.talk().over(new Playback(answers));
            return false;
        } catch (RpcException own) {
            assertThat(own.what()).hasSizeBetween(1, 200);
            return true;
        }
    }

    private static List<byte[]> damaged(List<byte[]> answers, Random random) {
        List<byte[]> all = new ArrayList<>(answers);
        int at = random.nextInt(all.size());
        byte[] one = all.get(at).clone();
        switch (random.nextInt(5)) {
            case 0 -> one[random.nextInt(one.length)] ^= (byte) (1 << random.nextInt(8));
            case 1 -> {
                int from = random.nextInt(one.length);
                for (int i = from; i < Math.min(one.length, from + 8); i++) {
                    one[i] = (byte) random.nextInt();
                }
            }
            case 2 -> one = Arrays.copyOf(one, random.nextInt(one.length));
            case 3 -> {
                // A number where a length may be: the ones that break decoders.
                int[] numbers = {-1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0, 1, 0xFFFF, 0x7FFF_FFFC};
                int word = random.nextInt(Math.max(1, one.length / 4)) * 4;
                if (word + 4 <= one.length) {
                    ByteBuffer.wrap(one)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putInt(word, numbers[random.nextInt(numbers.length)]);
                }
            }
            default -> all.add(at, all.get(random.nextInt(all.size())));
        }
        all.set(at, one);
        return all;
    }

    /** The fields that say how much there is: whichever of them is changed, the rest contradicts it. */
    @Test
    void valueWhoseLengthsContradictEachOtherIsNeverPresent() throws Exception {
        Conversation value = conversations.getFirst();
        byte[] answer = value.answers().getLast();
        int stub = RESPONSE_HEADER_BYTES;
        // Pointer, type, pointer, most, offset, actual, bytes, pointer, size, pointer, length.
        ByteBuffer fields = ByteBuffer.wrap(answer).order(ByteOrder.LITTLE_ENDIAN);
        int actual = fields.getInt(stub + 20);
        int behind = stub + 24 + ((actual + 3) & ~3);
        assertThat(fields.getInt(behind + 4)).isEqualTo(actual);
        assertThat(fields.getInt(behind + 12)).isEqualTo(actual);
        for (int field : new int[] {stub + 16, stub + 20, behind + 4, behind + 12}) {
            for (int bit = 0; bit < 32; bit++) {
                List<byte[]> changed = new ArrayList<>(value.answers());
                byte[] copy = answer.clone();
                ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN).putInt(field, fields.getInt(field) ^ (1 << bit));
                changed.set(changed.size() - 1, copy);
                assertThatThrownBy(() -> value.talk().over(new Playback(changed)))
                        .as("field at %d, bit %d", field, bit)
                        .isInstanceOf(RpcException.class);
            }
        }
    }

    @Test
    void answerCutAnywhereIsNeverPresent() throws Exception {
        for (Conversation each : conversations) {
            List<byte[]> cut = new ArrayList<>(each.answers());
            byte[] last = cut.removeLast();
            for (int length = 0; length < last.length; length += last.length > 1000 ? 97 : 1) {
                List<byte[]> shorter = new ArrayList<>(cut);
                shorter.add(Arrays.copyOf(last, length));
                assertThatThrownBy(() -> each.talk().over(new Playback(shorter)))
                        .as("%s, %d of %d bytes", each.name(), length, last.length)
                        .isInstanceOf(RpcException.class);
            }
        }
    }

    @Test
    void endlessAnswerIsCutOff() throws Exception {
        Conversation value = conversations.getFirst();
        List<byte[]> endless = new ArrayList<>(value.answers());
        byte[] first = endless.removeLast();
        byte[] more = first.clone();
        first[3] = 1;
        more[3] = 0;
        endless.add(first);
        Playback answers = new Playback(endless) {
            @Override
            public byte[] read(int most) {
                return more;
            }
        };
        assertThatThrownBy(() -> value.talk().over(answers))
                .isInstanceOf(RpcException.class)
                .hasMessageContaining("more than");
    }

    @Test
    void nameThatNoCallCanCarryIsRefusedBeforeItIsSent() {
        NdrWriter writer = new NdrWriter();
        assertThatThrownBy(() -> writer.counted("x".repeat(2000))).isInstanceOf(RpcException.class);
    }
}
