package no.stedsvekst.jobs.engine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.JMRuntimeException;
import javax.management.ObjectName;

/**
 * What the JVM compiles a second time, at length and well. A night plans, writes and compiles some
 * hundreds of queries, each once; left to itself the second compiler is at work for most of it, on
 * code that will not be seen again. It is kept to code that goes through rows.
 */
final class SecondCompiler {
  /**
   * What says so: {@value #ROWS} for all that goes through rows, kernels for what many queries
   * share; where it is not set, nothing is changed.
   */
  static final String PROPERTY = "stedsvekst.second.compiler";

  /** Where rows are many, the code of a single query is worth it too. */
  private static final String ROWS = "rows";

  /** Classes that go through rows: the product's, Spark's, and those that both lean on. */
  private static final List<String> OF_ROWS =
      List.of(
          "no/stedsvekst/*",
          "org/apache/parquet/*",
          "shaded/*",
          "it/unimi/*",
          "net/jpountz/*",
          "org/apache/spark/unsafe/*",
          "org/apache/spark/memory/*",
          "org/apache/spark/storage/*",
          "org/apache/spark/shuffle/*",
          "org/apache/spark/io/*",
          "org/apache/spark/util/collection/*",
          "org/apache/spark/sql/vectorized/*",
          "org/apache/spark/sql/execution/vectorized/*",
          "org/apache/spark/sql/execution/datasources/*",
          "org/apache/spark/sql/execution/aggregate/*",
          "org/apache/spark/sql/execution/joins/*",
          "org/apache/spark/sql/execution/window/*",
          "org/apache/spark/sql/execution/columnar/*",
          "org/apache/spark/sql/execution/Unsafe*",
          "org/apache/spark/sql/execution/WholeStage*",
          "org/apache/spark/sql/catalyst/InternalRow*",
          "org/apache/spark/sql/catalyst/util/*",
          "org/apache/spark/sql/catalyst/expressions/Unsafe*",
          "org/apache/spark/sql/catalyst/expressions/codegen/Unsafe*",
          "org/apache/spark/sql/catalyst/expressions/codegen/BufferHolder*",
          "org/apache/spark/ml/*",
          "org/apache/spark/mllib/*",
          "breeze/*",
          "dev/ludovic/*",
          "org/apache/commons/math3/*",
          "scala/runtime/*",
          "scala/collection/*",
          "java/lang/*",
          "java/util/*",
          "java/math/*",
          "java/nio/*",
          "java/text/*",
          "java/security/*",
          "java/io/Buffered*",
          "java/io/Byte*",
          "java/io/Data*",
          "java/io/Filter*",
          "jdk/internal/math/*",
          "sun/nio/*",
          "sun/security/*");

  /** What Spark writes for one query. */
  private static final String OF_A_QUERY =
      "org/apache/spark/sql/catalyst/expressions/GeneratedClass*";

  private SecondCompiler() {}

  /** Keeps it to what the property says from now on; what has been compiled stays. */
  static void useAsTold() {
    String told = System.getProperty(PROPERTY);
    if (told == null) {
      return;
    }
    List<String> kept = new ArrayList<>(OF_ROWS);
    if (told.equals(ROWS)) {
      kept.add(OF_A_QUERY);
    }
    try {
      Path file = Files.createTempFile("stedsvekst", ".json");
      try {
        Files.writeString(file, directives(kept));
        follow(file);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException | JMException | JMRuntimeException e) {
      // Another maker's JVM, or nowhere to write: it compiles as it thinks best, and is slower.
      Faults.note(e);
    }
  }

  /** The first that a method meets counts. */
  private static String directives(List<String> kept) {
    return "[{match: [%s], c2: {Exclude: false}}, {match: [\"*.*\"], c2: {Exclude: true}}]"
        .formatted(
            kept.stream()
                .map(classes -> "\"" + classes + ".*\"")
                .collect(Collectors.joining(", ")));
  }

  /** The JVM takes its words apart at blanks, which a path may have. */
  private static void follow(Path directives) throws JMException {
    ManagementFactory.getPlatformMBeanServer()
        .invoke(
            new ObjectName("com.sun.management:type=DiagnosticCommand"),
            "compilerDirectivesAdd",
            new Object[] {new String[] {"\"" + directives + "\""}},
            new String[] {String[].class.getName()});
  }
}
