package no.stedsvekst.jobs.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.stedsvekst.growth.RelativeGrowth;
import no.stedsvekst.jobs.settings.Hash;

/** What code this is: the hash of the files that hold the pipeline and the model. */
final class CodeVersion {
  private static final String CURRENT = compute();

  private CodeVersion() {}

  /** The hash, the same for the same files, and the release of Spark beneath them. */
  static String current() {
    return CURRENT;
  }

  private static String compute() {
    String ours =
        Stream.of(CodeVersion.class, RelativeGrowth.class)
            .map(CodeVersion::home)
            .distinct()
            .map(CodeVersion::hash)
            .collect(Collectors.joining("+"));
    return ours + " on Spark " + org.apache.spark.package$.MODULE$.SPARK_VERSION();
  }

  private static Path home(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hash(Path home) {
    try (Stream<Path> paths = Files.walk(home)) {
      List<Path> files = paths.filter(Files::isRegularFile).sorted().toList();
      StringBuilder hashes = new StringBuilder();
      for (Path file : files) {
        try (InputStream stream = Files.newInputStream(file)) {
          hashes.append(Hash.of(stream));
        }
      }
      return Hash.of(hashes.toString()).substring(0, 16);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
