package no.stedsvekst.jobs.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * Official figures of Statistics Norway for 2020 to 2022, brought into landing files in the codes
 * of those years. They are read from a folder that the environment names, and are not part of the
 * project.
 */
public final class RealNorway {
  /** The variable that names the folder. */
  public static final String VARIABLE = "STEDSVEKST_REAL_DATA";

  private static final List<String> YEARS = List.of("2020", "2021", "2022");

  private final Path source = Path.of(System.getenv(VARIABLE));
  private final Path landing;
  private final Map<String, String> codesOf2020 = new HashMap<>();

  private RealNorway(Path landing) {
    this.landing = landing;
    for (Map<String, String> row : read("code_change.csv")) {
      if (row.get("year_end").equals("2023")) {
        codesOf2020.put(row.get("code_end"), row.get("code"));
      }
    }
    // The file of labour-market regions has Rindal under the code it left in 2019, and Jevnaker
    // and Lunner under codes that never came to be.
    codesOf2020.put("1567", "5061");
    codesOf2020.put("3444", "3053");
    codesOf2020.put("3445", "3054");
  }

  /** Writes the landing files. */
  public static void land(Path landing) throws IOException {
    Files.createDirectories(landing);
    RealNorway norway = new RealNorway(landing);
    norway.municipalities();
    norway.population();
    norway.vital();
    norway.jobs();
    norway.commuting();
  }

  private void municipalities() throws IOException {
    Map<String, String> names = new HashMap<>();
    Map<String, String> counties = new HashMap<>();
    for (Map<String, String> row : read("municipality_2024.csv")) {
      names.put(code(row.get("code")), row.get("name"));
      counties.put(code(row.get("code")), row.get("county_code"));
    }
    Map<String, String> rows = new TreeMap<>();
    for (Map<String, String> row : read("labour_market_region_2020.csv")) {
      String code = code(row.get("municipality"));
      String region = row.get("ba_region_code");
      rows.put(
          code, "%s,%s,2020,,%s,%s,,".formatted(code, names.get(code), counties.get(code), region));
    }
    String header = "code,name,valid_from,valid_to,county,region,centrality_index,centrality_class";
    write("municipality", header, rows.values());
  }

  private void population() throws IOException {
    Map<String, Long> persons = new TreeMap<>();
    for (Map<String, String> row :
        read("population_total_2000_2023_ssb_projection_2024_2050.csv")) {
      boolean isWanted = YEARS.contains(row.get("year")) || row.get("year").equals("2023");
      if (isWanted && row.get("kind").equals("actual")) {
        String key = code(row.get("municipality")) + "," + row.get("year");
        persons.merge(key, Math.round(Double.parseDouble(row.get("population"))), Long::sum);
      }
    }
    List<String> rows = new ArrayList<>();
    persons.forEach((key, count) -> rows.add(key + ",all,all," + count));
    write("population", "municipality,year,sex,age,persons", rows);
  }

  /** Estimates from cohorts, not registered counts: good for looking at, not for judging. */
  private void vital() throws IOException {
    Map<String, double[]> sums = new TreeMap<>();
    for (Map<String, String> row : read("cohort_components_estimated_2005_2025.csv")) {
      if (YEARS.contains(row.get("year"))) {
        double[] sum =
            sums.computeIfAbsent(
                code(row.get("knr")) + "," + row.get("year"), key -> new double[3]);
        sum[0] += Double.parseDouble(row.get("births"));
        sum[1] += Double.parseDouble(row.get("deaths"));
        sum[2] += Double.parseDouble(row.get("netmig"));
      }
    }
    List<String> rows = new ArrayList<>();
    sums.forEach((key, sum) -> rows.add(key + "," + sum[0] + "," + sum[1] + "," + sum[2]));
    write("vital", "municipality,year,births,deaths,net_migration", rows);
  }

  private void jobs() throws IOException {
    List<String> rows = new ArrayList<>();
    for (Map<String, String> row : read("employment_2017_2022.csv")) {
      if (YEARS.contains(row.get("year"))) {
        rows.add(row.get("municipality") + "," + row.get("year") + ",total," + row.get("jobs"));
      }
    }
    write("jobs", "municipality,year,industry,jobs", rows);
  }

  private void commuting() throws IOException {
    List<String> rows = new ArrayList<>();
    for (Map<String, String> row : read("commuting_2017_2022.csv.gz")) {
      if (YEARS.contains(row.get("year"))) {
        rows.add(String.join(",", row.get("year"), row.get("home"), row.get("work"), row.get("n")));
      }
    }
    write("commuting", "year,home,work,employed", rows);
  }

  private String code(String code) {
    return codesOf2020.getOrDefault(code, code);
  }

  private void write(String table, String header, Iterable<String> rows) throws IOException {
    List<String> lines = new ArrayList<>(List.of(header));
    rows.forEach(lines::add);
    Files.write(landing.resolve(table + ".csv"), lines);
  }

  private List<Map<String, String>> read(String name) {
    try (InputStream raw = Files.newInputStream(source.resolve(name));
        InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      List<String> header = Arrays.asList(reader.readLine().split(",", -1));
      return reader
          .lines()
          .map(
              line -> {
                String[] cells = line.split(",", -1);
                Map<String, String> row = new HashMap<>();
                for (int index = 0; index < header.size(); index++) {
                  row.put(header.get(index), cells[index]);
                }
                return row;
              })
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
