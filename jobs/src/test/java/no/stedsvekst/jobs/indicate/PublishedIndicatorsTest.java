package no.stedsvekst.jobs.indicate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import no.stedsvekst.indicator.SharedRanks;
import no.stedsvekst.jobs.testing.TestSession;
import no.stedsvekst.sql.ModelFunctions;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What plans and rankings have printed, from what they have printed of their inputs. Where a source
 * contradicts itself the test says by how much.
 */
class PublishedIndicatorsTest {
  private static SparkSession spark;

  @BeforeAll
  static void session() {
    spark = TestSession.get();
    ModelFunctions.register(spark);
  }

  private static Dataset<Row> members(String... codes) {
    List<Row> rows = new ArrayList<>();
    for (String code : codes) {
      rows.add(RowFactory.create("municipality", code, code));
      rows.add(RowFactory.create("country", "NO", code));
    }
    return SixPlaces.table(spark, "level string, unit string, code string", rows);
  }

  /** Table 4 of the book: the share of each private industry, in per cent of private jobs. */
  private static final Map<String, Double> SHARES =
      Map.ofEntries(
          Map.entry("anna_industri", 2.30),
          Map.entry("naeringsmiddelindustri", 1.85),
          Map.entry("olje_og_gass", 1.99),
          Map.entry("prosessindustri", 1.24),
          Map.entry("ovrig_verkstedindustri", 3.36),
          Map.entry("elproduksjon", 0.59),
          Map.entry("produksjon_av_oljeplattformer", 0.48),
          Map.entry("fiske_og_havbruk", 0.61),
          Map.entry("landbruk", 1.55),
          Map.entry("teknisk_vitenskap", 2.87),
          Map.entry("tele_og_ikt", 2.56),
          Map.entry("aktiviteter", 3.31),
          Map.entry("butikkhandel", 9.32),
          Map.entry("overnatting", 1.02),
          Map.entry("servering", 2.31),
          Map.entry("agentur_og_engros", 4.36),
          Map.entry("bygg_og_anlegg", 8.06),
          Map.entry("andre_tjenester", 8.96),
          Map.entry("finans_eiendom_utleie", 3.12),
          Map.entry("forretningstjenester", 5.36),
          Map.entry("helsetjenester", 16.22),
          Map.entry("barnehager_og_undervisning", 12.03),
          Map.entry("utleie_av_arbeidskraft", 1.76),
          Map.entry("persontransport", 1.65),
          Map.entry("godstransport", 3.12));

  /** By the shipped groups; the text of the book has regional industries at about half. */
  @Test
  void theGroupsOfTheBookAreThoseOfItsTable() {
    List<Row> jobs = new ArrayList<>();
    List<Row> sectors = new ArrayList<>();
    SHARES.forEach(
        (industry, share) -> {
          jobs.add(RowFactory.create("0301", 2021, industry, 100 * share));
          sectors.add(RowFactory.create(industry, true));
        });
    jobs.add(RowFactory.create("0301", 2021, "kommune", 7000.0));
    sectors.add(RowFactory.create("kommune", false));
    Map<String, Double> found = new HashMap<>();
    Structure.of(
            LevelItems.whole(
                SixPlaces.table(spark, "code string, year int, industry string, jobs double", jobs),
                members("0301"),
                "industry",
                "jobs"),
            SixPlaces.table(spark, "industry string, is_private boolean", sectors),
            Schemes.of(table -> Optional.empty()).table(spark))
        .filter("level = 'country' and base = 'private'")
        .selectExpr("concat(scheme, ' ', group_code)", "100 * share")
        .collectAsList()
        .forEach(row -> found.put(row.getString(0), row.getDouble(1)));
    assertEquals(19.40, found.get("book2023 basis"), 1e-9);
    assertEquals(15.96, found.get("book2023 besok"), 1e-9);
    assertEquals(64.64, found.get("book2023 regional"), 1e-9);
    // The plan's key puts finance, business services, wholesale, hire and transport in regional.
    assertEquals(
        4.36 + 3.12 + 5.36 + 1.76 + 1.65 + 3.12, found.get("oslo_akershus2025 regional"), 1e-9);
    assertEquals(19.40, found.get("oslo_akershus2025 basis"), 1e-9);
    assertEquals(
        100,
        found.get("oslo_akershus2025 basis")
            + found.get("oslo_akershus2025 regional")
            + found.get("oslo_akershus2025 lokal"),
        1e-9);
  }

  /** Commuters between Oslo and Akershus, fourth quarter of 2024, both ways. */
  @Test
  void bothWaysAreWhatGoesOutAndComesIn() {
    Row row =
        Partners.of(
                SixPlaces.table(
                    spark,
                    "year int, home string, work string, employed double",
                    List.of(
                        RowFactory.create(2024, "03", "32", 51_500.0),
                        RowFactory.create(2024, "32", "03", 133_500.0))),
                members("03", "32"),
                SixPlaces.table(
                    spark,
                    "level string, unit string, year int, measure string, value double",
                    List.of()))
            .filter("level = 'municipality' and unit = '32'")
            .select("out", "in", "net")
            .head();
    assertEquals(185_000.0, row.getDouble(0) + row.getDouble(1));
    assertEquals(82_000.0, row.getDouble(2));
  }

  /** Frogn has grown by 8 per cent since 2015, as the nation: that is no relative growth. */
  @Test
  void whoGrowsAsTheNationDoesNotOutgrowIt() {
    List<Row> jobs =
        List.of(
            RowFactory.create("3214", 2015, "total", 5000.0),
            RowFactory.create("3214", 2024, "total", 5400.0),
            RowFactory.create("0301", 2015, "total", 95_000.0),
            RowFactory.create("0301", 2024, "total", 102_600.0));
    Row row =
        Indices.of(
                SixPlaces.table(
                    spark, "municipality string, year int, industry string, jobs double", jobs),
                SixPlaces.table(spark, "industry string, is_private boolean", List.of()),
                members("3214", "0301"),
                List.of(2015),
                2015)
            .filter("unit = '3214' and year = 2024 and sector = 'all'")
            .select("index", "relative_growth", "crosses_break")
            .head();
    assertEquals(1.08, row.getDouble(0), 1e-12);
    assertEquals(0, row.getDouble(1), 1e-12);
    assertEquals(false, row.getBoolean(2));
  }

  /**
   * Employed residents 2015 to 2023: the numbers in parentheses add up to Akershus' total, though
   * they stand beside the growth of Oslo: office work falls there, and its number is positive.
   */
  @Test
  void theNumbersInParenthesesAreOfAkershus() {
    Map<String, Integer> change = new HashMap<>();
    change.put("leaders", 4388);
    change.put("academics", 22_977);
    change.put("college", 5804);
    change.put("clerks", 1750);
    change.put("sales", 5924);
    change.put("farmers", 178);
    change.put("craft", 4429);
    change.put("operators", 2074);
    change.put("helpers", 2848);
    change.put("unstated", -2168);
    // Oslo's own total and its growth: so many were employed at the start.
    assertEquals(333_400, 48_674 / 0.146, 50);
    List<Row> employed = new ArrayList<>();
    change.forEach(
        (occupation, more) -> {
          employed.add(RowFactory.create("32", 2015, occupation, 30_000.0));
          employed.add(RowFactory.create("32", 2023, occupation, 30_000.0 + more));
        });
    employed.add(RowFactory.create("03", 2015, "every", 333_400.0));
    employed.add(RowFactory.create("03", 2023, "every", 333_400.0 + 48_674));
    Map<String, Row> found = new HashMap<>();
    Occupations.of(
            SixPlaces.table(
                spark,
                "municipality string, year int, occupation string, employed double",
                employed),
            members("03", "32"),
            Spans.of(List.of(2015, 2023), List.of()).table(spark))
        .filter("level = 'municipality' and occupation = 'all'")
        .select("unit", "growth", "employed_start", "employed_end")
        .collectAsList()
        .forEach(row -> found.put(row.getString(0), row));
    Row akershus = found.get("32");
    assertEquals(48_204, akershus.getDouble(3) - akershus.getDouble(2), 1e-6);
    assertEquals(14.6, 100 * found.get("03").getDouble(1), 0.05);
  }

  /**
   * Kommune-NM 2020: six municipalities, their ranks in five areas and in all. The mean of the five
   * orders them otherwise than the printed rank does: ranks are not averaged, and neither are they
   * here.
   */
  @Test
  void ranksOfAreasAreNotAveraged() {
    List<String> places = List.of("Asker", "Bærum", "Kongsberg", "Ullensaker", "Lier", "Ås");
    double[] printed = {13, 2, 6, 9, 10, 12};
    double[][] areas = {
      {7, 2, 18, 9, 3, 170},
      {52, 3, 39, 56, 42, 40},
      {95, 76, 57, 1, 46, 8},
      {43, 3, 1, 46, 142, 6},
      {7, 1, 34, 8, 22, 6}
    };
    double[] mean =
        IntStream.range(0, places.size())
            .mapToDouble(place -> -Arrays.stream(areas).mapToDouble(area -> area[place]).sum())
            .toArray();
    double[] better = Arrays.stream(printed).map(rank -> -rank).toArray();
    assertEquals(
        List.of("Bærum", "Kongsberg", "Ullensaker", "Lier", "Ås", "Asker"),
        ordered(places, SharedRanks.of(better)));
    assertEquals(
        List.of("Bærum", "Ullensaker", "Kongsberg", "Asker", "Ås", "Lier"),
        ordered(places, SharedRanks.of(mean)));
    // All six are in Viken: Asker is the sixth there at best, and elsewhere is said to be the
    // fifth.
    assertEquals(6, SharedRanks.of(better)[0]);
  }

  private static List<String> ordered(List<String> places, int[] ranks) {
    return IntStream.range(0, ranks.length)
        .boxed()
        .sorted((one, other) -> Integer.compare(ranks[one], ranks[other]))
        .map(places::get)
        .toList();
  }
}
