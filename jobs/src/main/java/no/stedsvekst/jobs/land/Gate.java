package no.stedsvekst.jobs.land;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.stedsvekst.jobs.engine.Concurrently;
import no.stedsvekst.jobs.engine.Materialized;
import no.stedsvekst.jobs.lake.Findings;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The gate before the lake: every landed table judged, and what lies between tables.
 *
 * @param tables those that were judged
 * @param complaints why nothing is let in; empty where it is
 * @param warnings what the reader of the ledger should know
 * @param frame whether the nation's projection makes its own change
 */
record Gate(
    List<TableGate> tables, List<String> complaints, List<String> warnings, Findings frame) {

  /**
   * Judges them.
   *
   * @param landed all tables of the landing folder
   * @param judged those of them whose rows have not been judged before
   * @param isLoaded whether a table of a name was landed before
   * @param kept keeps the codes' years, which every table is held against
   */
  static Gate judge(
      SparkSession spark,
      List<LandingSource> landed,
      List<LandingSource> judged,
      Predicate<String> isLoaded,
      KnownCodes codes,
      Thresholds thresholds,
      Materialized kept) {
    IndicatorWords.refuseUnreadable(spark, landed, judged);
    Dataset<Row> spans = kept.keep(codes.spans());
    List<TableGate> tables =
        Concurrently.map(
            judged,
            source ->
                TableGate.judge(
                    source,
                    LandedCells.read(spark, source),
                    spans,
                    KnownValues.in(spark, landed, isLoaded, source.table())));
    List<String> complaints = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    List<List<String>> findings = Concurrently.map(tables, TableGate::findings);
    for (int index = 0; index < tables.size(); index++) {
      TableGate table = tables.get(index);
      List<String> told = isTolerable(table, thresholds) ? warnings : complaints;
      findings.get(index).forEach(finding -> told.add(table.source().name() + " has " + finding));
    }
    for (TableGate table : tables) {
      List<Integer> missing = table.missingYears();
      if (!missing.isEmpty()) {
        String sentence =
            "%s lacks %s, between years that are there"
                .formatted(
                    table.source().name(),
                    missing.stream().map(String::valueOf).collect(Collectors.joining(", ")));
        (missing.size() > thresholds.missingYears() ? complaints : warnings).add(sentence);
      }
    }
    Findings frame = Findings.NONE;
    if (complaints.isEmpty()) {
      complaints.addAll(codeChanges(spark, judged));
      frame = frame(spark, landed, judged);
      frame.sentences().forEach(finding -> complaints.add("national_flow has " + finding));
    }
    return new Gate(tables, complaints, warnings, frame);
  }

  /** The municipality codes that the landing folder knows. */
  static KnownCodes codes(
      SparkSession spark, List<LandingSource> landed, Optional<Integer> vintage) {
    return KnownCodes.of(
        typed(spark, landed, PlaceTables.MUNICIPALITY).orElseThrow(),
        typed(spark, landed, PlaceTables.CODE_CHANGE),
        vintage);
  }

  private static boolean isTolerable(TableGate table, Thresholds thresholds) {
    return table.rows() > 0
        && !table.isClean()
        && thresholds.badShare() > 0
        && table.badRows().select(LandedCells.FILE, LandedCells.ROW).distinct().count()
            <= thresholds.badShare() * table.rows();
  }

  private static List<String> codeChanges(SparkSession spark, List<LandingSource> judged) {
    return typed(spark, judged, PlaceTables.CODE_CHANGE)
        .map(changes -> CodeChanges.history(changes).faults())
        .orElse(List.of())
        .stream()
        .map(fault -> "code_change: " + fault)
        .toList();
  }

  /** What one of the nation's tables says of the other; only where one of the two is new. */
  private static Findings frame(
      SparkSession spark, List<LandingSource> landed, List<LandingSource> judged) {
    boolean isFrameNew =
        Stream.of(NationTables.NATIONAL_PROJECTION, NationTables.NATIONAL_FLOW)
            .anyMatch(table -> judged.stream().anyMatch(source -> source.table().equals(table)));
    Optional<Dataset<Row>> projection = typed(spark, landed, NationTables.NATIONAL_PROJECTION);
    Optional<Dataset<Row>> flow = typed(spark, landed, NationTables.NATIONAL_FLOW);
    return isFrameNew && projection.isPresent() && flow.isPresent()
        ? FrameClosure.findings(projection.get(), flow.get())
        : Findings.NONE;
  }

  /** A landed table as values; empty where it is not among these. */
  static Optional<Dataset<Row>> typed(
      SparkSession spark, List<LandingSource> sources, LandingTable table) {
    return sources.stream()
        .filter(source -> source.table().equals(table))
        .findFirst()
        .map(source -> LandedCells.tried(table, LandedCells.read(spark, source)));
  }
}
