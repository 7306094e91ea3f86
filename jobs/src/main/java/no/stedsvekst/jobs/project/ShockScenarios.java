package no.stedsvekst.jobs.project;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.stedsvekst.jobs.engine.JobContext;
import no.stedsvekst.jobs.project.scenario.Assumption;
import no.stedsvekst.jobs.project.scenario.Assumption.Measure;
import no.stedsvekst.jobs.project.scenario.Scenario;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.ripple.RippleTables;
import no.stedsvekst.jobs.settings.Preset;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Scenarios of changes of export: the jobs that {@code ripple} has found come as extra jobs. */
final class ShockScenarios {
  private static final String PREFIX = "shock:";

  private ShockScenarios() {}

  static boolean isShock(String name) {
    return name.startsWith(PREFIX) && name.length() > PREFIX.length();
  }

  /** A scenario of which only the name is known: what it has stands in the lake. */
  static Scenario named(String name) {
    String shock = shock(name);
    return new Scenario(
        name, "Endring i eksport: " + shock, "Change of export: " + shock, List.of());
  }

  /**
   * The scenarios, with the jobs of those that are shocks.
   *
   * @param firstYear the first that is projected: jobs that come before change nothing
   */
  static List<Scenario> filled(
      JobContext context, Preset preset, List<Scenario> scenarios, int firstYear) {
    List<Scenario> filled = new ArrayList<>();
    for (Scenario scenario : scenarios) {
      if (isShock(scenario.name())) {
        Scenario whole = filled(context, preset, scenario);
        early(whole, firstYear).ifPresent(context::note);
        filled.add(whole);
      } else {
        filled.add(scenario);
      }
    }
    return filled;
  }

  /** What is told of jobs before the first year; empty where there are none. */
  static Optional<String> early(Scenario shock, int firstYear) {
    NavigableMap<Integer, Double> years = new TreeMap<>();
    for (Assumption line : shock.assumptions()) {
      if (line.toYear() < firstYear) {
        years.merge(line.toYear(), Double.parseDouble(line.value()), Double::sum);
      }
    }
    if (years.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "%s: jobs of %s are left out, as %d is the first year that is projected; give export_shock later years"
            .formatted(
                shock.name(),
                years.entrySet().stream()
                    .map(year -> "%d (%.1f)".formatted(year.getKey(), year.getValue()))
                    .collect(Collectors.joining(", ")),
                firstYear));
  }

  /** The lines of a scenario are collected, however they came: it is small beside the places. */
  private static Scenario filled(JobContext context, Preset preset, Scenario scenario) {
    Dataset<Row> jobs =
        context
            .read(RippleTables.SHOCK_JOBS)
            .filter(
                col("preset")
                    .equalTo(preset.name())
                    .and(col("shock").equalTo(shock(scenario.name()))));
    List<Assumption> lines =
        jobs
            .select("municipality", "year", "industry", "jobs")
            .orderBy("municipality", "year", "industry")
            .collectAsList()
            .stream()
            .map(ShockScenarios::line)
            .toList();
    if (lines.isEmpty()) {
      throw Refusals.noSlice(
          RippleTables.SHOCK_JOBS.fullName(),
          "preset = '%s' and shock = '%s'".formatted(preset.name(), shock(scenario.name())));
    }
    Scenario whole = new Scenario(scenario.name(), scenario.nameNo(), scenario.nameEn(), lines);
    return scenario.isRecomputed() ? whole.recomputed() : whole;
  }

  private static Assumption line(Row row) {
    int year = row.getInt(1);
    return new Assumption(
        Measure.EXTRA_JOBS,
        row.getString(0),
        row.getString(2),
        year,
        year,
        Double.toString(row.getDouble(3)),
        Double.NaN);
  }

  private static String shock(String name) {
    return name.substring(PREFIX.length());
  }
}
