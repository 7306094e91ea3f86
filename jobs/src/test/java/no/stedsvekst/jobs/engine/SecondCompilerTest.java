package no.stedsvekst.jobs.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.stedsvekst.stats.SampleQuantile;
import org.apache.commons.lang3.StringUtils;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a JVM of its own compiles a second time. */
class SecondCompilerTest {
  private static final String QUERY = "org.apache.spark.sql.catalyst.expressions.GeneratedClass$";
  private static final int OFTEN = 1_000_000;

  /**
   * A line of the JVM's own log: time, number, kind, level, method. What it refuses has no number.
   */
  private static final Pattern SECOND =
      Pattern.compile(" *\\d+ +\\d+ [ %sbn!]{5} +4 +([\\w.$]+)::.*");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"rows, 'kernel, query'", "kernels, kernel", "'', 'kernel, other, query'"})
  void whatIsHotIsCompiledASecondTimeWhereItIsToBe(String told, String found)
      throws IOException, InterruptedException {
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + Path.of("..", "conf", "jvm.options"),
                "-XX:+PrintCompilation",
                // What is compiled is waited for, else it may come after the end.
                "-Xbatch",
                told.isEmpty() ? "-Dnone=" : "-D" + SecondCompiler.PROPERTY + "=" + told,
                "-cp",
                System.getProperty("java.class.path"),
                Hot.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertEquals(0, process.waitFor(), () -> "see " + log);
    Set<String> kinds = new TreeSet<>();
    for (String line : Files.readAllLines(log)) {
      Matcher second = SECOND.matcher(line);
      if (second.matches()) {
        String method = second.group(1);
        if (method.equals(SampleQuantile.class.getName())) {
          kinds.add("kernel");
        } else if (method.equals(StringUtils.class.getName())) {
          kinds.add("other");
        } else if (method.startsWith(QUERY)) {
          kinds.add("query");
        }
      }
    }
    assertEquals(found, String.join(", ", kinds), () -> "see " + log);
  }

  /** Does what is a kernel's, a query's and neither, so often that it is hot. */
  static final class Hot {
    private Hot() {}

    public static void main(String[] none) {
      SecondCompiler.useAsTold();
      UnsafeProjection query =
          UnsafeProjection.create(new DataType[] {DataTypes.StringType, DataTypes.DoubleType});
      GenericInternalRow row = new GenericInternalRow(new Object[] {null, 1.0});
      double[] sorted = {1, 2, 3, 4};
      double found = 0;
      for (int time = 0; time < OFTEN; time++) {
        found += SampleQuantile.of(sorted, 0.3);
        found += StringUtils.countMatches("abracadabra", "a");
        found += query.apply(row).getDouble(1);
      }
      System.out.println(found);
    }
  }
}
