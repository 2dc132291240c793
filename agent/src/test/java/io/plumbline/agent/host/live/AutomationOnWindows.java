package io.plumbline.agent.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.platform.win32.COM.COMException;
import io.plumbline.model.Reading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Late binding as the update history needs it, tried on a component that Wine has too: the scripting file system. */
class AutomationOnWindows {

    private static final String FILE_SYSTEM = "Scripting.FileSystemObject";
    private static final int WINDOWS_FOLDER = 0;

    private final ComThread thread = new ComThread(ComThread.DEADLINE);

    @Test
    void membersAreCalledByNameWithTheirArguments() throws Exception {
        long files;
        try (Stream<Path> list = Files.list(Path.of("C:\\windows"))) {
            files = list.filter(Files::isRegularFile).count();
        }

        Reading<String> path = thread.ask("the folder's path", () -> {
            try (AutomationObject system = AutomationObject.create(FILE_SYSTEM);
                    AutomationObject folder = system.object("GetSpecialFolder", WINDOWS_FOLDER)) {
                return Reading.present(folder.text("Path"));
            }
        });
        Reading<Integer> count = thread.ask("the folder's files", () -> {
            try (AutomationObject system = AutomationObject.create(FILE_SYSTEM);
                    AutomationObject folder = system.object("GetSpecialFolder", WINDOWS_FOLDER);
                    AutomationObject entries = folder.object("Files")) {
                return Reading.present(entries.number("Count"));
            }
        });

        assertThat(path.find().orElseThrow()).isEqualToIgnoringCase("C:\\windows");
        assertThat(count).isEqualTo(Reading.present((int) files));
    }

    @Test
    void classThatIsNotRegisteredIsUnsupported() {
        assertThat(thread.ask("a class", () -> {
                    try (AutomationObject none = AutomationObject.create("Plumbline.NoSuchClass")) {
                        return Reading.present(none.text("Name"));
                    } catch (COMException refused) {
                        return ComErrors.reading(refused, "class");
                    }
                }))
                .isInstanceOf(Reading.Unsupported.class);
    }

    @Test
    void memberThatIsNotThereIsAFailureWithItsCode() {
        assertThat(thread.ask("a member", () -> {
                    try (AutomationObject system = AutomationObject.create(FILE_SYSTEM)) {
                        return Reading.present(system.text("NoSuchMember"));
                    } catch (COMException refused) {
                        return ComErrors.reading(refused, "member");
                    }
                }))
                .isInstanceOfSatisfying(
                        Reading.Failed.class,
                        failed -> assertThat(failed.code()).isEqualTo(0x80020006L));
    }
}
