package no.stedsvekst.jobs.fetch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.stedsvekst.jobs.fetch.client.Declined;
import no.stedsvekst.jobs.fetch.client.StatBank;
import no.stedsvekst.jobs.fetch.place.Places;
import no.stedsvekst.jobs.fetch.plan.FetchPlan;
import no.stedsvekst.jobs.fetch.plan.Source;
import no.stedsvekst.jobs.fetch.plan.Sources;
import no.stedsvekst.jobs.fetch.plan.TablePlan;
import no.stedsvekst.jobs.fetch.stat.DataSet;
import no.stedsvekst.jobs.refusal.FetchRefusals;

/** Asks what each table has, and plans what is asked of it; what it lacks is told by name. */
final class Planner {
  private static final int FEW = 5;

  private final Sources sources;
  private final StatBank bank;
  private final Places places;
  private final Map<String, Optional<DataSet>> described = new LinkedHashMap<>();
  private final List<String> leftOut = new ArrayList<>();

  Planner(Sources sources, StatBank bank, Places places) {
    this.sources = sources;
    this.bank = bank;
    this.places = places;
  }

  FetchPlan plan(int firstYear, int lastYear) {
    List<TablePlan> plans = new ArrayList<>();
    for (Source used : sources.used()) {
      Source source = used.within(firstYear, lastYear);
      Optional<TablePlan> plan = plan(source);
      plan.ifPresent(plans::add);
      if (plan.isEmpty() && Required.isNeeded(source.fills(), sources)) {
        throw FetchRefusals.requiredTable(source.fills(), leftOut.get(leftOut.size() - 1));
      }
    }
    for (TablePlan plan : plans) {
      if (!plan.absent().isEmpty()) {
        leftOut.add(
            "%s: table %s has no code for %s"
                .formatted(plan.source().fills(), plan.source().table(), some(plan.absent())));
      }
    }
    return new FetchPlan(plans, leftOut);
  }

  private Optional<TablePlan> plan(Source source) {
    List<String> problems = new ArrayList<>();
    Optional<TablePlan> plan =
        described
            .computeIfAbsent(source.table(), table -> described(source))
            .flatMap(data -> TablePlan.of(source, data, places, bank.mostCells(), problems));
    problems.forEach(
        problem ->
            leftOut.add("%s: table %s: %s".formatted(source.fills(), source.table(), problem)));
    return plan;
  }

  private Optional<DataSet> described(Source source) {
    try {
      return Optional.of(bank.describe(source.table()));
    } catch (Declined declined) {
      List<String> like = source.title().isEmpty() ? List.of() : bank.like(source.title());
      leftOut.add(
          "table %s: StatBank has no such table (%s)%s"
              .formatted(
                  source.table(),
                  declined.getMessage(),
                  like.isEmpty() ? "" : "; of a like title it has " + String.join("; ", like)));
      return Optional.empty();
    }
  }

  /** The first of many, and how many more there are. */
  private static String some(List<String> all) {
    String first = String.join(", ", all.subList(0, Math.min(FEW, all.size())));
    return all.size() <= FEW ? first : first + " and %d more".formatted(all.size() - FEW);
  }
}
