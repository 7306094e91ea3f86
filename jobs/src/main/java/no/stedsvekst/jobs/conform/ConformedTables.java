package no.stedsvekst.jobs.conform;

import static no.stedsvekst.jobs.conform.CodeYears.AS_OF;
import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.stedsvekst.jobs.engine.Materialized;
import no.stedsvekst.jobs.lake.CheckResult;
import no.stedsvekst.jobs.lake.Findings;
import no.stedsvekst.jobs.land.LandingTable;
import no.stedsvekst.jobs.land.PeopleTables;
import no.stedsvekst.jobs.land.PlaceTables;
import no.stedsvekst.jobs.land.WorkTables;
import no.stedsvekst.jobs.refusal.Refusals;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The landed tables in the codes of one vintage. Where each code goes is settled at the grain of
 * code and year, in memory; the tables themselves are read once for that, and once when written.
 */
public final class ConformedTables {
  private static final int LONGEST_LIST = 5;

  private final Vintage vintage;
  private final Map<LandingTable, Dataset<Row>> dated = new LinkedHashMap<>();
  private final Map<LandingTable, Dataset<Row>> asLanded = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private final CodePaths paths;
  private final Dataset<Row> codeYears;
  private final CodeMapping placement;
  private final Dataset<Row> totals;
  private Boolean isJobsIndexMissing;
  private double residualShare;
  private BalanceChecks.Agreement agreement;
  private Findings conflicts = Findings.NONE;
  private Findings industries = Findings.NONE;

  private ConformedTables(
      SparkSession spark,
      Map<LandingTable, Dataset<Row>> landed,
      Optional<Integer> chosen,
      Materialized kept) {
    this.vintage = Vintage.of(landed, chosen, kept);
    if (vintage.codes().current().isEmpty()) {
      throw Refusals.emptyVintage(vintage.year());
    }
    landed.forEach(this::take);
    this.codeYears =
        kept.keep(
            dated.entrySet().stream()
                .map(each -> CodeYears.of(each.getKey(), each.getValue()))
                .reduce(Dataset::union)
                .orElseThrow());
    Row years = codeYears.agg(min(AS_OF), max(AS_OF)).head();
    this.paths =
        CodePaths.of(
            spark, vintage.history(), years.getInt(0), years.getInt(1), vintage.lastYear());
    this.placement = CodeMapping.of(codeYears, vintage.codes(), paths, kept);
    this.totals = kept.keep(UnitTotals.of(placement.places()));
  }

  /**
   * Brings landed tables to a vintage.
   *
   * @param landed typed, as they were landed
   * @param chosen the year of the codes; empty for the newest
   * @param kept keeps where each code goes, until the tables have been written
   */
  public static ConformedTables of(
      SparkSession spark,
      Map<LandingTable, Dataset<Row>> landed,
      Optional<Integer> chosen,
      Materialized kept) {
    return new ConformedTables(spark, BronzeInput.completed(spark, landed), chosen, kept);
  }

  private void take(LandingTable table, Dataset<Row> rows) {
    if (!SilverTables.isCarried(table)) {
      asLanded.put(table, rows);
      return;
    }
    Dataset<Row> withYears = CodeYears.dated(table, rows, vintage.codes());
    if (table.hasCodesOfItsYear() && vintage.isChosen()) {
      List<Integer> later = laterYears(rows);
      if (!later.isEmpty()) {
        notes.add(
            "%s: %s left out, after the vintage %d"
                .formatted(table.name(), listed(later), vintage.year()));
      }
      withYears = withYears.filter(col("year").leq(vintage.year()));
    }
    dated.put(table, withYears);
  }

  /** The vintage's year. */
  public int year() {
    return vintage.year();
  }

  /** The vintage. */
  Vintage vintage() {
    return vintage;
  }

  /** Why the tables cannot be brought there; empty where they can. */
  public List<String> complaints(BalanceChecks checks) {
    List<String> complaints = new ArrayList<>(placement.findings(vintage.year()));
    if (complaints.isEmpty()) {
      agreement(checks).commuters().forEach(finding -> complaints.add("commuting has " + finding));
      industries =
          IndustryCheck.findings(dated.get(WorkTables.JOBS), asLanded.get(WorkTables.INDUSTRY));
      if (dated.containsKey(PlaceTables.MUNICIPALITY_GROUP)) {
        conflicts = RecodedAttributes.conflicts(table(PlaceTables.MUNICIPALITY_GROUP));
        conflicts
            .sentences()
            .forEach(finding -> complaints.add("municipality_group has " + finding));
      }
    }
    return complaints;
  }

  /** What the reader of the ledger should know; call it after {@link #complaints}. */
  public List<String> warnings(BalanceChecks checks) {
    List<String> all = new ArrayList<>(notes);
    if (!paths.isEmpty()) {
      all.addAll(missingMembers());
    }
    if (isJobsIndexMissing()) {
      all.add("centrality_jobs was not landed for all: the whole index stands in for it");
    }
    industries.sentences().forEach(finding -> all.add("jobs has " + finding));
    BalanceChecks.Agreement agreed = agreement(checks);
    agreed.jumps().forEach(finding -> all.add("large changes: " + finding));
    agreed.balance().forEach(finding -> all.add("vital has " + finding));
    agreed.migration().forEach(finding -> all.add("migration_age has " + finding));
    residualShare = agreed.residualShare();
    return all;
  }

  private BalanceChecks.Agreement agreement(BalanceChecks checks) {
    if (agreement == null) {
      agreement = checks.agreement(totals);
    }
    return agreement;
  }

  /** Numbers to compare from run to run; call it after {@link #warnings}. */
  Map<LandingTable, Map<String, Double>> metrics() {
    return Map.of(PeopleTables.VITAL, Map.of("residual_share", residualShare));
  }

  /** What the checks between tables have found; call it after {@link #complaints}. */
  Map<LandingTable, List<CheckResult>> results() {
    return Map.of(
        PeopleTables.VITAL,
        agreement == null ? List.of() : agreement.results(),
        PlaceTables.MUNICIPALITY_GROUP,
        conflicts.results(),
        WorkTables.JOBS,
        industries.results());
  }

  private List<String> missingMembers() {
    Map<String, List<String>> units =
        placement.incomplete().orderBy("table", "target", AS_OF).collectAsList().stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.getString(0),
                    TreeMap::new,
                    Collectors.mapping(
                        row -> row.getString(1) + " " + row.getInt(2), Collectors.toList())));
    List<String> sentences = new ArrayList<>();
    units.forEach(
        (table, list) ->
            sentences.add(
                "%s: %d municipality-years are missing, a member of a merged unit was not landed: %s"
                    .formatted(
                        table,
                        list.size(),
                        list.stream().limit(LONGEST_LIST).collect(Collectors.joining(", ")))));
    return sentences;
  }

  /** The tables that there are. */
  List<LandingTable> tables() {
    List<LandingTable> tables = new ArrayList<>(asLanded.keySet());
    tables.addAll(dated.keySet());
    return tables;
  }

  /** A table in the codes of the vintage. */
  Dataset<Row> table(LandingTable table) {
    if (table.equals(PlaceTables.MUNICIPALITY)) {
      return municipalities();
    }
    return asLanded.containsKey(table) ? asLanded.get(table) : rows(table);
  }

  /** A table in the codes of the vintage; empty where it was not landed. */
  Optional<Dataset<Row>> ifThere(LandingTable table) {
    return tables().contains(table) ? Optional.of(table(table)) : Optional.empty();
  }

  private Dataset<Row> rows(LandingTable table) {
    Dataset<Row> rows = dated.get(table);
    if (table.equals(PlaceTables.MUNICIPALITY_GROUP)) {
      return RecodedAttributes.groups(rows, placement.moves(table.name(), true));
    }
    if (table.equals(PlaceTables.COVARIATE)) {
      Dataset<Row> residents =
          codeYears
              .filter(col("table").equalTo(PeopleTables.POPULATION.name()))
              .select(
                  col("code"),
                  col(AS_OF),
                  col(CodeYears.total(PeopleTables.POPULATION, "persons")).as("population"));
      return RecodedAttributes.covariates(rows, placement.moves(table.name(), true), residents);
    }
    return paths.isEmpty()
        ? RecodedCounts.unmoved(table, rows)
        : RecodedCounts.of(table, rows, placement);
  }

  /** One blank, and the whole index stands in for all: a mixed column compares nothing. */
  private Dataset<Row> municipalities() {
    Column jobsIndex = isJobsIndexMissing() ? col("centrality_index") : col("centrality_jobs");
    return vintage.currentMunicipalities().withColumn("centrality_jobs", jobsIndex);
  }

  private boolean isJobsIndexMissing() {
    if (isJobsIndexMissing != null) {
      return isJobsIndexMissing;
    }
    Row blanks =
        vintage
            .currentMunicipalities()
            .agg(
                bool_or(col("centrality_jobs").isNull()),
                bool_or(col("centrality_index").isNotNull()))
            .head();
    isJobsIndexMissing = blanks.getBoolean(0) && blanks.getBoolean(1);
    return isJobsIndexMissing;
  }

  private List<Integer> laterYears(Dataset<Row> rows) {
    return rows
        .select("year")
        .filter(col("year").gt(vintage.year()))
        .distinct()
        .as(Encoders.INT())
        .collectAsList()
        .stream()
        .sorted()
        .toList();
  }

  private static String listed(List<Integer> years) {
    return years.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
