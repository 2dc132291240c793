package io.plumbline.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DashboardFilesTest {

    static final Path ROOT = Path.of("").toAbsolutePath();

    static Stream<String> paths() {
        return DashboardFiles.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("paths")
    void committedFileIsTheGeneratedOne(String path) throws IOException {
        String generated = DashboardFiles.all().get(path);
        Path file = ROOT.resolve(path);
        if (Boolean.getBoolean("golden.renew")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, generated);
        }
        assertThat(Files.readString(file))
                .as("%s; renew it with -Dgolden.renew=true", path)
                .isEqualTo(generated);
    }

    @Test
    void noFileOfAnEarlierGeneratorIsLeft() throws IOException {
        for (String folder : List.of("grafana", "runbooks")) {
            try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
                assertThat(files.map(file -> folder + "/" + file.getFileName()))
                        .isSubsetOf(DashboardFiles.all().keySet());
            }
        }
    }
}
