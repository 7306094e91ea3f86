package no.stedsvekst.sql;

import no.stedsvekst.attractiveness.ShiftShare;

/** {@code national_effect(jobs_before, private_growth)}. */
final class NationalEffectFunction implements PrimitiveFunction {
  @Override
  public String sqlName() {
    return "national_effect";
  }

  @Override
  public Class<?> kernel() {
    return ShiftShare.class;
  }

  @Override
  public String method() {
    return "national";
  }

  @Override
  public int arguments() {
    return 2;
  }

  @Override
  public String usage() {
    return "_FUNC_(jobs_before, private_growth) - Jobs that come where those of the year before grow as all private jobs.";
  }

  @Override
  public String example() {
    return "SELECT _FUNC_(200, 0.02);\n       4.0";
  }
}
