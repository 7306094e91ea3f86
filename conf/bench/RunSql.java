import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Runs a file of SQL in DuckDB, its statements ended by semicolons at the end of a line: {@code
 * java -cp duckdb_jdbc.jar RunSql.java FILE.sql LANDING OUT}. A line {@code -- STEP name} ends a
 * step; {@code ${landing}} and {@code ${out}} stand for the folders.
 */
final class RunSql {
  private RunSql() {}

  public static void main(String[] arguments) throws IOException {
    try {
      run(arguments);
    } catch (SQLException e) {
      System.err.println(e.getMessage().replaceAll("\\s+", " "));
      System.exit(1);
    }
  }

  private static void run(String[] arguments) throws IOException, SQLException {
    String script =
        Files.readString(Path.of(arguments[0]))
            .replace("${landing}", arguments[1].replace("'", "''"))
            .replace("${out}", arguments[2].replace("'", "''"));
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      long start = System.nanoTime();
      StringBuilder sql = new StringBuilder();
      for (String line : script.lines().toList()) {
        if (line.startsWith("-- STEP ")) {
          long now = System.nanoTime();
          System.out.printf("STEP %s %.6f%n", line.substring(8).trim(), (now - start) / 1e9);
          start = now;
        } else if (!line.startsWith("--")) {
          sql.append(line).append('\n');
          if (line.endsWith(";")) {
            statement.execute(sql.toString());
            sql.setLength(0);
          }
        }
      }
    }
  }
}
