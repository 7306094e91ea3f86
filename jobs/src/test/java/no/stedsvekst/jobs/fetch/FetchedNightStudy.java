package no.stedsvekst.jobs.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import no.stedsvekst.jobs.attract.AttractTables;
import no.stedsvekst.jobs.fetch.server.OfficialNorway;
import no.stedsvekst.jobs.fetch.server.StatBankServer;
import no.stedsvekst.jobs.fetch.server.TestTime;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.PlainRow;
import no.stedsvekst.jobs.lake.PlainRows;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.panel.PanelTables;
import no.stedsvekst.jobs.project.output.ProjectTables;
import no.stedsvekst.jobs.testing.Program;
import no.stedsvekst.jobs.testing.norway.LandedFigures;
import no.stedsvekst.jobs.testing.norway.OfficialLanding;
import no.stedsvekst.jobs.testing.norway.PlainVintage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A night on what was fetched of the whole country, beside a night on the same official figures
 * landed without StatBank: a study of some minutes, that runs when it is called by its name. The
 * landed folder shares the changes of codes, and the probabilities of death where {@code
 * study.deaths} is not {@code landed}; of units that were split it has, until they were, the shares
 * that these changes give, for official figures know them in the codes of 2024 alone. All else
 * comes from the official files. Numbers of the two lakes are then equal.
 *
 * <pre>
 * STEDSVEKST_REAL_DATA=… mvn test -pl jobs -am -Dtest=FetchedNightStudy
 * -Dsurefire.failIfNoSpecifiedTests=false -Dstudy.horizon=2035</pre>
 */
class FetchedNightStudy {
  private static final int NEWEST = 2024;
  private static final double SAME = 1e-9;
  private static final boolean HAS_SAME_DEATHS =
      !System.getProperty("study.deaths", "fetched").equals("landed");

  /** Numbers of a table, and what makes a row of it. */
  private record Compared(TableSpec table, List<String> key, List<String> numbers) {}

  private static final List<Compared> COMPARED =
      List.of(
          new Compared(
              PanelTables.PANEL,
              List.of("preset", "level", "unit", "year"),
              List.of("population", "jobs", "vra", "ds", "net_migration_excess")),
          new Compared(
              AttractTables.ATTRACTIVENESS,
              List.of("preset", "level", "unit", "period"),
              List.of("actual", "expected", "attractiveness_rate", "shrunken_rate")),
          new Compared(
              ProjectTables.TOTAL,
              List.of("preset", "scenario", "level", "unit", "year"),
              List.of("persons", "jobs")));

  @TempDir Path folder;

  @Test
  void theTwoNightsHaveTheSameNumbers() throws IOException {
    Path landed = folder.resolve("landed");
    OfficialLanding.in(landed).writeAll();
    Path out = folder.resolve("norge");
    fetch(landed, out);
    List<String> shared = new ArrayList<>(List.of("code_change.csv"));
    if (HAS_SAME_DEATHS) {
      shared.add("death_probability.csv");
    }
    for (String file : shared) {
      Files.copy(out.resolve(file), landed.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    LandedFigures fetched = new LandedFigures(out);
    share(fetched, landed, "population", "persons");
    share(fetched, landed, "vital", "births", "deaths", "net_migration");
    Path conf = folder.resolve("study.conf");
    Files.writeString(
        conf,
        "project { scenarios = \"central, neutral\", ages = total, horizon = %s }%n"
                .formatted(System.getProperty("study.horizon", "2050"))
            + "regress { moran = false, se = \"iid\", detail_se = \"HC2\" }\n");
    List<Lake> lakes = new ArrayList<>();
    for (Path landing : List.of(out, landed)) {
      Path lake = folder.resolve("lake-" + landing.getFileName());
      long start = System.nanoTime();
      Program.good(
          "nightly",
          "--landing",
          landing.toString(),
          "--lake",
          lake.toString(),
          "--conf",
          conf.toString());
      System.out.printf("night on %s: %d s%n", landing.getFileName(), seconds(start));
      lakes.add(Lake.at(lake.toString()));
    }
    double worst = 0;
    for (Compared compared : COMPARED) {
      worst = Math.max(worst, compare(compared, lakes.get(0), lakes.get(1)));
    }
    assertTrue(!HAS_SAME_DEATHS || worst <= SAME, "they differ by " + worst);
  }

  private static long seconds(long start) {
    return (System.nanoTime() - start) / 1_000_000_000;
  }

  private static void fetch(Path landed, Path out) throws IOException {
    Path own = Files.createDirectories(out.resolve("own"));
    Files.copy(landed.resolve("fertility_rate.csv"), own.resolve("fertility_rate.csv"));
    // What no table of the server has lies there already.
    for (String file : List.of("employment_rate.csv", "municipality_group.csv")) {
      Files.copy(landed.resolve(file), out.resolve(file));
    }
    TestTime time = new TestTime("2026-06-01T10:00:00Z");
    try (StatBankServer server = OfficialNorway.at(time, 0)) {
      FetchRun run = FetchRun.of(time, out, server.url());
      assertEquals(0, run.exit(), run.err());
    }
  }

  /** Replaces the landed rows of units that were split by shares of what was fetched. */
  private static void share(LandedFigures fetched, Path landed, String table, String... numbers) {
    PlainVintage vintage = new PlainVintage(fetched.changes(), NEWEST);
    boolean isByAge = table.equals("population");
    Map<String, double[]> shares = new TreeMap<>();
    Set<String> whole = new TreeSet<>();
    fetched.each(
        table,
        row -> {
          Map<String, Double> weights =
              vintage.weights(row.text("municipality"), row.whole("year"));
          weights.forEach(
              (code, weight) -> {
                String key = code + "," + row.text("year");
                if (weights.size() > 1) {
                  whole.add(key);
                }
                String full = isByAge ? key + "," + row.text("sex") + "," + row.text("age") : key;
                double[] sums = shares.computeIfAbsent(full, each -> new double[numbers.length]);
                for (int index = 0; index < numbers.length; index++) {
                  sums[index] += weight * row.number(numbers[index]);
                }
              });
        });
    Path file = landed.resolve(table + ".csv");
    Path part = landed.resolve(table + ".part");
    try (BufferedReader reader = Files.newBufferedReader(file);
        BufferedWriter writer = Files.newBufferedWriter(part)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        int end = line.length();
        for (int index = 0; index < numbers.length; index++) {
          end = line.lastIndexOf(',', end - 1);
        }
        String full = line.substring(0, end);
        String unit = full.substring(0, Math.min(full.length(), "0000,0000".length()));
        writer.append(full);
        if (whole.contains(unit)) {
          for (double sum : shares.get(full)) {
            writer.append(',').append(String.valueOf(sum));
          }
        } else {
          writer.append(line, end, line.length());
        }
        writer.append('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    move(part, file);
    System.out.printf("%s: %d units and years are shares of what was split%n", table, whole.size());
  }

  private static void move(Path part, Path file) {
    try {
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double compare(Compared compared, Lake one, Lake other) {
    Map<String, PlainRow> ours = rows(compared, one);
    Map<String, PlainRow> theirs = rows(compared, other);
    assertEquals(ours.keySet(), theirs.keySet(), compared.table().fullName());
    double worst = 0;
    for (String number : compared.numbers()) {
      double most = 0;
      double size = 0;
      String where = "";
      for (Map.Entry<String, PlainRow> row : ours.entrySet()) {
        Double a = (Double) row.getValue().get(number);
        Double b = (Double) theirs.get(row.getKey()).get(number);
        assertEquals(a == null, b == null, number + " " + row.getKey());
        if (a != null) {
          double difference = Math.abs(a - b) / Math.max(1, Math.abs(b));
          size = Math.max(size, Math.abs(b));
          if (difference > most) {
            most = difference;
            where = row.getKey() + ": " + a + " and " + b;
          }
        }
      }
      System.out.printf(
          "%s.%s: %d rows, up to %.4g, differ by %.2e at most; %s%n",
          compared.table().fullName(), number, ours.size(), size, most, where);
      worst = Math.max(worst, most);
    }
    return worst;
  }

  private static Map<String, PlainRow> rows(Compared compared, Lake lake) {
    Map<String, PlainRow> rows = new TreeMap<>();
    List<String> columns = new ArrayList<>(compared.key());
    columns.addAll(compared.numbers());
    for (PlainRow row :
        PlainRows.of(lake, compared.table()).select(columns.toArray(String[]::new)).list()) {
      List<String> key = new ArrayList<>();
      compared.key().forEach(column -> key.add(String.valueOf(row.get(column))));
      rows.put(String.join(" ", key), row);
    }
    return rows;
  }
}
