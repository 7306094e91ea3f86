package no.stedsvekst.sql;

import no.stedsvekst.attractiveness.ShiftShare;

/** {@code industry_effect(jobs_before, industry_growth, private_growth)}. */
final class IndustryEffectFunction implements PrimitiveFunction {
  @Override
  public String sqlName() {
    return "industry_effect";
  }

  @Override
  public Class<?> kernel() {
    return ShiftShare.class;
  }

  @Override
  public String method() {
    return "industry";
  }

  @Override
  public int arguments() {
    return 3;
  }

  @Override
  public String usage() {
    return "_FUNC_(jobs_before, industry_growth, private_growth) - Jobs that come because an industry grew more than all private jobs.";
  }

  @Override
  public String example() {
    return "SELECT _FUNC_(200, 0.05, 0.02);\n       6.0";
  }
}
