package io.plumbline.agent.host.image.regf;

import java.nio.charset.StandardCharsets;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/**
 * What stands beside a key's offset in a list of subkeys: nothing, the first four characters of its name, or a hash of it.
 *
 * <p>It is what tells a key from one whose name was damaged into another. Beyond ASCII there are several true answers: Windows
 * upper-cases by its own table, and hivex takes the bytes of UTF-8 for characters.
 */
enum NameCheck {
    NONE,
    HINT,
    HASH;

    int entrySize() {
        return this == NONE ? 4 : 8;
    }

    boolean agrees(int expected, String name) {
        return of(name).test(expected);
    }

    /** Whether what stands beside an offset can be that of a name; worked out once for all entries of a list. */
    IntPredicate of(String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        switch (this) {
            case NONE -> {
                return expected -> true;
            }
            case HINT -> {
                // Windows writes no hint for a name it cannot shorten to bytes.
                boolean mayLack = name.chars().limit(4).anyMatch(character -> character > 0xFF);
                int byCharacters = hint(name.length(), name::charAt);
                int byBytes = hint(utf8.length, i -> utf8[i]);
                return expected -> {
                    int upper = upperHint(expected);
                    return upper == byCharacters || upper == byBytes || (mayLack && (expected & 0xFF) == 0);
                };
            }
            case HASH -> {
                int byAscii = hash(name.length(), i -> upper(name.charAt(i)));
                int byPairs = hash(name.length(), i -> upperByPairs(name.charAt(i)));
                int byBytes = hash(utf8.length, i -> upper(utf8[i]));
                return expected -> expected == byAscii || expected == byPairs || expected == byBytes;
            }
        }
        throw new AssertionError(this);
    }

    private static int upperHint(int hint) {
        return hint(4, i -> hint >>> (8 * i));
    }

    private static int hint(int length, IntUnaryOperator characters) {
        int hint = 0;
        for (int i = 0; i < Math.min(4, length); i++) {
            hint |= upper(characters.applyAsInt(i) & 0xFF) << (8 * i);
        }
        return hint;
    }

    private static int hash(int length, IntUnaryOperator upperCharacters) {
        int hash = 0;
        for (int i = 0; i < length; i++) {
            hash = 37 * hash + upperCharacters.applyAsInt(i);
        }
        return hash;
    }

    private static int upper(int character) {
        return character >= 'a' && character <= 'z' ? character - 0x20 : character;
    }

    /** The table of Windows holds pairs only: no micro sign becomes a Greek letter, no dotless i a dotted one. */
    private static int upperByPairs(char character) {
        char upper = Character.toUpperCase(character);
        return Character.toLowerCase(upper) == character ? upper : character;
    }
}
