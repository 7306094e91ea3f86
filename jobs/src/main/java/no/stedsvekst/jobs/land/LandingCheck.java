package no.stedsvekst.jobs.land;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.engine.Materialized;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What the gate says of a landing folder, without a lake.
 *
 * @param complaints why it would be refused; empty where it would not
 * @param warnings what would be noted
 * @param tables what was counted in each table, by metric
 * @param values the rows as values, once they are good
 */
public record LandingCheck(
    List<String> complaints,
    List<String> warnings,
    Map<String, Map<String, Double>> tables,
    Map<LandingTable, Dataset<Row>> values) {

  /** Holds the whole gate against a folder; refuses files that cannot be read at all. */
  public static LandingCheck of(SparkSession spark, LandingChoice choice, Materialized kept) {
    LandingFolder folder = LandingFolder.at(choice.folder());
    List<LandingSource> landed = folder.sources();
    for (LandingSource source : landed) {
      choice.maxAge().ifPresent(source::refuseOlderThan);
      source.refuseBroken();
      source.refuseBadHeaders();
    }
    KnownCodes codes = Gate.codes(spark, landed, choice.vintage());
    Gate gate = Gate.judge(spark, landed, landed, table -> false, codes, choice.thresholds(), kept);
    List<String> warnings = new ArrayList<>();
    List<LandingTable> there = landed.stream().map(LandingSource::table).toList();
    LandingTables.ALL.stream()
        .filter(table -> !there.contains(table) && !table.isOfOptionalJob())
        .forEach(table -> warnings.add(table.absence()));
    folder.strangers().forEach(name -> warnings.add(LandingFolder.stranger(name)));
    warnings.addAll(gate.warnings());
    Map<String, Map<String, Double>> tables = new LinkedHashMap<>();
    Map<LandingTable, Dataset<Row>> values = new LinkedHashMap<>();
    for (TableGate table : gate.tables()) {
      LandingTable landing = table.source().table();
      tables.put(landing.name(), table.metrics());
      values.put(landing, LandedCells.tried(landing, table.goodCells()));
    }
    return new LandingCheck(gate.complaints(), warnings, tables, values);
  }
}
