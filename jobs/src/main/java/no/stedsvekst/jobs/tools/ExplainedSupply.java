package no.stedsvekst.jobs.tools;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.land.NationTables;
import no.stedsvekst.jobs.settings.Preset;

/** The supply of workers that ageing brings, beyond the nation's. */
final class ExplainedSupply {
  private static final int FIRST = 14;
  private static final int LAST = 74;

  private final CalculationTrace paper;
  private final int year;
  private final Preset preset;
  private final RatesByAge employed;
  private final RatesByAge dying;

  ExplainedSupply(CalculationTrace paper) {
    this.paper = paper;
    this.year = paper.year();
    this.preset = paper.tables().preset();
    this.employed =
        RatesByAge.of(
            paper.nearest(
                paper.tables().read(SilverTables.of(NationTables.EMPLOYMENT_RATE)), year - 1),
            "rate");
    this.dying = RatesByAge.ofDeaths(paper);
  }

  double beyondTheNation() {
    Map<String, Double> below = below();
    List<CalculationTrace.People> people =
        paper.people(year).stream()
            .filter(cell -> cell.age() >= FIRST && cell.age() <= LAST)
            .filter(cell -> below.containsKey(cell.municipality()))
            .toList();
    double own =
        supply(
            people.stream().filter(cell -> cell.municipality().equals(paper.place())).toList(),
            true);
    paper.say("more who would work", "Σ of the lines", own);
    double ofPlace = paper.here(below);
    String what = preset.supplyDenominator().equals("jobs") ? "jobs" : "employed residents";
    paper.say(what, "fourth quarter of " + (year - 1), ofPlace);
    double nation = supply(people, false);
    double ofNation = CalculationTrace.sum(below);
    paper.say("more who would work in the nation", "the same of all municipalities", nation);
    paper.say(what + " of the nation", "fourth quarter of " + (year - 1), ofNation);
    paper.say("of the nation", "more who would work / " + what, nation / ofNation);
    return own / ofPlace - nation / ofNation;
  }

  private Map<String, Double> below() {
    boolean isJobs = preset.supplyDenominator().equals("jobs");
    TableSpec table = isJobs ? SilverTables.JOBS : SilverTables.EMPLOYMENT;
    return paper.totals(table, isJobs ? "jobs" : "employed_residents", year - 1);
  }

  private double supply(List<CalculationTrace.People> people, boolean isTold) {
    Map<String, Map<Integer, Double>> persons = new TreeMap<>();
    people.forEach(
        cell ->
            persons
                .computeIfAbsent(cell.sex(), sex -> new TreeMap<>())
                .merge(cell.age(), cell.persons(), Double::sum));
    double all = 0;
    for (Map.Entry<String, Map<Integer, Double>> ofSex : persons.entrySet()) {
      String sex = ofSex.getKey();
      for (Map.Entry<Integer, Double> ofAge : ofSex.getValue().entrySet()) {
        int age = ofAge.getKey();
        double now = age == FIRST ? 0 : employed.of(sex, age);
        double next = age == LAST ? 0 : employed.of(sex, age + 1);
        double lost = dying.of(sex, age) * (preset.deathTerm().equals("all") ? 1 : next);
        double more = ofAge.getValue() * (next - now - lost);
        all += more;
        if (isTold) {
          paper.say(
              sex + " " + age,
              "%.0f × (%.6f − %.6f − %.6f)".formatted(ofAge.getValue(), next, now, lost),
              more);
        }
      }
    }
    return all;
  }
}
