package no.stedsvekst.sql;

import no.stedsvekst.attractiveness.ShiftShare;

/** {@code population_effect(jobs_before, growth_beyond, years, scale)}. */
final class PopulationEffectFunction implements PrimitiveFunction {
  @Override
  public String sqlName() {
    return "population_effect";
  }

  @Override
  public Class<?> kernel() {
    return ShiftShare.class;
  }

  @Override
  public String method() {
    return "population";
  }

  @Override
  public int arguments() {
    return 4;
  }

  @Override
  public String usage() {
    return "_FUNC_(jobs_before, growth_beyond, years, scale) - Jobs that follow residents whose number grew so much beyond the nation's in so many years.";
  }

  @Override
  public String example() {
    return "SELECT _FUNC_(200, 0.06, 3, 0.5);\n       2.0";
  }
}
