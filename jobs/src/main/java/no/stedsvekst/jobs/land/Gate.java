package no.stedsvekst.jobs.land;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.stedsvekst.jobs.engine.Concurrently;
import no.stedsvekst.jobs.engine.Materialized;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The gate before the lake: every landed table judged, and what lies between tables.
 *
 * @param tables those that were judged
 * @param complaints why nothing is let in; empty where it is
 * @param warnings what the reader of the ledger should know
 */
record Gate(List<TableGate> tables, List<String> complaints, List<String> warnings) {

  /**
   * Judges them.
   *
   * @param landed all tables of the landing folder
   * @param judged those of them whose rows have not been judged before
   * @param kept keeps the codes' years, which every table is held against
   */
  static Gate judge(
      SparkSession spark,
      List<LandingSource> landed,
      List<LandingSource> judged,
      KnownCodes codes,
      Thresholds thresholds,
      Materialized kept) {
    Dataset<Row> spans = kept.keep(codes.spans());
    List<TableGate> tables =
        Concurrently.map(
            judged, source -> TableGate.judge(source, LandedCells.read(spark, source), spans));
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
    if (complaints.isEmpty()) {
      complaints.addAll(betweenTables(spark, landed, judged));
    }
    return new Gate(tables, complaints, warnings);
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

  /** What one table says of another; only where one of the two is new. */
  private static List<String> betweenTables(
      SparkSession spark, List<LandingSource> landed, List<LandingSource> judged) {
    List<String> complaints = new ArrayList<>();
    typed(spark, judged, PlaceTables.CODE_CHANGE)
        .ifPresent(
            changes ->
                CodeChanges.history(changes)
                    .faults()
                    .forEach(fault -> complaints.add("code_change: " + fault)));
    boolean isFrameNew =
        Stream.of(NationTables.NATIONAL_PROJECTION, NationTables.NATIONAL_FLOW)
            .anyMatch(table -> judged.stream().anyMatch(source -> source.table().equals(table)));
    Optional<Dataset<Row>> projection = typed(spark, landed, NationTables.NATIONAL_PROJECTION);
    Optional<Dataset<Row>> flow = typed(spark, landed, NationTables.NATIONAL_FLOW);
    if (isFrameNew && projection.isPresent() && flow.isPresent()) {
      FrameClosure.findings(projection.get(), flow.get())
          .forEach(finding -> complaints.add("national_flow has " + finding));
    }
    return complaints;
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
