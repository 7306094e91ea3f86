package no.stedsvekst.sql;

import no.stedsvekst.growth.CommutingSums;

/** {@code commuting_effect(employed, relative_growth)}. */
final class CommutingEffectFunction implements PrimitiveFunction {
  @Override
  public String sqlName() {
    return "commuting_effect";
  }

  @Override
  public Class<?> kernel() {
    return CommutingSums.class;
  }

  @Override
  public String method() {
    return "effect";
  }

  @Override
  public int arguments() {
    return 2;
  }

  @Override
  public String usage() {
    return "_FUNC_(employed, relative_growth) - What a flow of commuters adds to the sum that commuting_weighted divides.";
  }

  @Override
  public String example() {
    return "SELECT _FUNC_(150, 0.02);\n       3.0";
  }
}
