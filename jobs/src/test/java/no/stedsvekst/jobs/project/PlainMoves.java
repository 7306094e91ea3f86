package no.stedsvekst.jobs.project;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import no.stedsvekst.jobs.project.block.BlockSums;

/**
 * Who came and went in the last flow years, brought from ages on 31 December to those on the 1
 * January before. Without landed flows what is left of cohorts stands in for those who came.
 *
 * @param byMunicipality sums over the years
 * @param years how many
 * @param areFlows whether flows have been landed
 */
record PlainMoves(Map<String, BlockSums> byMunicipality, int years, boolean areFlows) {

  /** Of a municipality over the years. */
  static final class BlockSums {
    final double[] in = new double[PlainCells.MOVING];
    final double[] out = new double[PlainCells.MOVING];

    /** Person-years by age; of the newborn the births. */
    final double[] exposed = new double[PlainCells.MOVING];

    double persons;
    int knownYears;

    void add(BlockSums other) {
      PlainCells.add(in, other.in);
      PlainCells.add(out, other.out);
      PlainCells.add(exposed, other.exposed);
      persons += other.persons;
    }

    boolean isStill() {
      return PlainCells.sum(in) == 0 && PlainCells.sum(out) == 0;
    }
  }

  /** Over the last years before the base year, at most as many as asked for. */
  static PlainMoves of(PlainInputs inputs, int atMost) {
    boolean areFlows = !inputs.moves().isEmpty();
    List<Integer> years = last(areFlows ? flowYears(inputs) : cohortYears(inputs), atMost);
    Map<String, BlockSums> sums = new HashMap<>();
    for (String code : inputs.municipalities()) {
      sums.put(code, exposure(inputs, code, years));
    }
    if (areFlows) {
      int open = inputs.moves().stream().mapToInt(PlainMove::age).max().orElseThrow();
      for (PlainMove move : inputs.moves()) {
        if (years.contains(move.year())) {
          double[] shares = shares(move, open, inputs.people(move.year(), move.municipality()));
          BlockSums of = sums.get(move.municipality());
          for (int cell = 0; cell < shares.length; cell++) {
            of.in[cell] += shares[cell] * move.in();
            of.out[cell] += shares[cell] * move.out();
          }
        }
      }
    } else {
      years.forEach(year -> sums.forEach((code, of) -> addCohorts(inputs, code, year, of)));
    }
    return new PlainMoves(sums, years.size(), areFlows);
  }

  /** All municipalities together. */
  BlockSums nation() {
    BlockSums nation = new BlockSums();
    byMunicipality.values().forEach(nation::add);
    return nation;
  }

  private static TreeSet<Integer> flowYears(PlainInputs inputs) {
    TreeSet<Integer> years = new TreeSet<>();
    inputs.moves().forEach(move -> years.add(move.year()));
    return new TreeSet<>(years.headSet(inputs.baseYear()));
  }

  private static TreeSet<Integer> cohortYears(PlainInputs inputs) {
    TreeSet<Integer> years = new TreeSet<>(inputs.people().keySet());
    years.removeIf(year -> year >= inputs.baseYear() || !inputs.people().containsKey(year + 1));
    return years;
  }

  private static List<Integer> last(TreeSet<Integer> years, int atMost) {
    return new ArrayList<>(years.descendingSet()).subList(0, Math.min(atMost, years.size()));
  }

  private static BlockSums exposure(PlainInputs inputs, String code, List<Integer> years) {
    BlockSums sums = new BlockSums();
    for (int year : years) {
      double[] people = inputs.people(year, code);
      double births = inputs.births().getOrDefault(year, Map.of()).getOrDefault(code, 0.0);
      PlainCells.add(sums.exposed, PlainCells.exposed(people, births));
      Double total = inputs.totals().getOrDefault(year, Map.of()).get(code);
      if (total != null) {
        sums.persons += total;
        sums.knownYears++;
      }
    }
    return sums;
  }

  /**
   * How a row of flows spreads over those who can move: one cell, or many where the age is open.
   */
  private static double[] shares(PlainMove move, int open, double[] people) {
    double[] shares = new double[PlainCells.MOVING];
    int first = Math.min(PlainCells.OLDEST, move.age() - 1);
    int last = move.age() == open ? PlainCells.OLDEST : first;
    double all = 0;
    for (int sex = PlainCells.MEN; sex <= PlainCells.WOMEN; sex++) {
      for (int age = first; age <= last; age++) {
        if (move.isOf(sex)) {
          double weight =
              age == PlainCells.NEWBORN
                  ? PlainCells.birthShare(sex)
                  : people[PlainCells.stock(sex, age)];
          shares[PlainCells.moving(sex, age)] = weight;
          all += weight;
        }
      }
    }
    for (int cell = 0; all > 0 && cell < shares.length; cell++) {
      shares[cell] /= all;
    }
    if (all == 0) {
      for (int sex = PlainCells.MEN; sex <= PlainCells.WOMEN; sex++) {
        shares[PlainCells.moving(sex, first)] =
            move.isOf(sex) ? move.sex().equals(PlainCells.ALL) ? 0.5 : 1 : 0;
      }
    }
    return shares;
  }

  /** Who is there a year later beyond the survivors, and those who are missing, as if they came. */
  private static void addCohorts(PlainInputs inputs, String code, int year, BlockSums sums) {
    double[] exposed = new double[PlainCells.MOVING];
    double births = inputs.births().getOrDefault(year, Map.of()).getOrDefault(code, 0.0);
    PlainCells.add(exposed, PlainCells.exposed(inputs.people(year, code), births));
    double[] survivors = exposed.clone();
    double[] death = inputs.death().get(year);
    for (int sex = PlainCells.MEN; sex <= PlainCells.WOMEN; sex++) {
      for (int age = 0; age <= PlainCells.OLDEST; age++) {
        survivors[PlainCells.moving(sex, age)] *= 1 - death[PlainCells.stock(sex, age)];
      }
    }
    double[] expected = PlainCells.aged(survivors);
    double[] found = inputs.people(year + 1, code);
    for (int sex = PlainCells.MEN; sex <= PlainCells.WOMEN; sex++) {
      for (int age = PlainCells.NEWBORN; age <= PlainCells.OLDEST; age++) {
        int to = PlainCells.stock(sex, Math.min(PlainCells.OLDEST, age + 1));
        double share = 1;
        if (age >= PlainCells.OLDEST - 1) {
          // Two ages end in the open one; what is beyond the survivors is theirs by their share.
          double both =
              exposed[PlainCells.moving(sex, PlainCells.OLDEST - 1)]
                  + exposed[PlainCells.moving(sex, PlainCells.OLDEST)];
          double own = exposed[PlainCells.moving(sex, age)];
          share = both > 0 ? own / both : age == PlainCells.OLDEST ? 0 : 1;
        }
        sums.in[PlainCells.moving(sex, age)] += share * (found[to] - expected[to]);
      }
    }
  }
}
