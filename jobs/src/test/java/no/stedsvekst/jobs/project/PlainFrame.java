package no.stedsvekst.jobs.project;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/**
 * The nation's future that the municipalities add up to.
 *
 * @param people by year, by place in {@link PlainCells}
 * @param births by year
 * @param deaths by year
 */
record PlainFrame(
    Map<Integer, double[]> people, Map<Integer, Double> births, Map<Integer, Double> deaths) {
  private static final int YEARS = 10;

  /** As a lake has it for an alternative; null where it does not have every year. */
  static PlainFrame landed(PlainLake lake, String alternative, int baseYear, int horizon) {
    if (!lake.has("silver/national_projection") || !lake.has("silver/national_flow")) {
      return null;
    }
    PlainFrame frame = new PlainFrame(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    for (Row row :
        lake.rows("silver/national_projection", "alternative", "year", "sex", "age", "persons")) {
      if (row.getString(0).equals(alternative)) {
        frame
                .people
                .computeIfAbsent(row.getInt(1), year -> new double[PlainCells.STOCK])[
                PlainCells.stock(
                    PlainCells.SEXES.indexOf(row.getString(2)),
                    Math.min(PlainCells.OLDEST, row.getInt(3)))] +=
            row.getDouble(4);
      }
    }
    for (Row row : lake.rows("silver/national_flow", "alternative", "year", "births", "deaths")) {
      if (row.getString(0).equals(alternative)) {
        frame.births.put(row.getInt(1), row.getDouble(2));
        frame.deaths.put(row.getInt(1), row.getDouble(3));
      }
    }
    return frame.isWhole(baseYear, horizon) ? frame : null;
  }

  private boolean isWhole(int baseYear, int horizon) {
    boolean isWhole = true;
    for (int year = baseYear; year < horizon; year++) {
      isWhole &=
          people.containsKey(year) && people.containsKey(year + 1) && births.containsKey(year);
    }
    return isWhole;
  }

  /** Made from the past: the last rates, and migration as it was on average in ten years. */
  static PlainFrame made(PlainInputs inputs) {
    PlainFrame frame = new PlainFrame(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    double[] people = new double[PlainCells.STOCK];
    inputs.people().get(inputs.baseYear()).values().forEach(each -> PlainCells.add(people, each));
    frame.people.put(inputs.baseYear(), people);
    double[] profile = profile(inputs);
    double net = netMigration(inputs);
    for (int year = inputs.baseYear(); year < inputs.horizon(); year++) {
      double share = Math.pow(inputs.parameters().nationDamping(), year - inputs.baseYear() + 1.0);
      frame.pass(
          year,
          Arrays.stream(profile).map(cell -> share * cell).toArray(),
          share * net,
          inputs.death().get(year),
          inputs.fertility().get(year));
    }
    return frame;
  }

  private static double[] profile(PlainInputs inputs) {
    PlainMoves moves = PlainMoves.of(inputs, YEARS);
    PlainMoves.BlockSums nation = moves.nation();
    double[] profile = new double[PlainCells.MOVING];
    for (int cell = 0; cell < profile.length; cell++) {
      profile[cell] = (nation.in[cell] - nation.out[cell]) / moves.years();
    }
    return profile;
  }

  private static double netMigration(PlainInputs inputs) {
    return inputs.netMigration().entrySet().stream()
        .filter(year -> year.getKey() < inputs.baseYear())
        .sorted(Map.Entry.comparingByKey(Comparator.reverseOrder()))
        .limit(YEARS)
        .mapToDouble(Map.Entry::getValue)
        .average()
        .orElse(0);
  }

  private void pass(int year, double[] profile, double net, double[] death, double[] fertility) {
    double[] now = people.get(year);
    double[] moving =
        PlainProfile.netShape(
            profile, PlainCells.exposed(now, PlainCells.births(fertility, now)), net);
    double dead = 0;
    double[] alive = new double[PlainCells.MOVING];
    for (int sex = PlainCells.MEN; sex <= PlainCells.WOMEN; sex++) {
      for (int age = 0; age <= PlainCells.OLDEST; age++) {
        int cell = PlainCells.moving(sex, age);
        double before = now[PlainCells.stock(sex, age)];
        double there = Math.max(0, before + moving[cell]);
        double dying =
            Math.min(there, death[PlainCells.stock(sex, age)] * (before + moving[cell] / 2));
        dead += dying;
        alive[cell] = there - dying;
      }
    }
    double born =
        (PlainCells.births(fertility, now) + PlainCells.births(fertility, PlainCells.aged(alive)))
            / 2;
    for (int sex = PlainCells.MEN; sex <= PlainCells.WOMEN; sex++) {
      int newborn = PlainCells.moving(sex, PlainCells.NEWBORN);
      alive[newborn] = born * PlainCells.birthShare(sex) + moving[newborn];
    }
    people.put(year + 1, PlainCells.aged(alive));
    births.put(year, born);
    deaths.put(year, dead);
  }
}
