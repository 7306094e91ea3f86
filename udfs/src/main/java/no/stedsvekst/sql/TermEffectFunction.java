package no.stedsvekst.sql;

import no.stedsvekst.migration.ExpectedExcess;

/** {@code term_effect(estimate, value, center)}. */
final class TermEffectFunction implements PrimitiveFunction {
  @Override
  public String sqlName() {
    return "term_effect";
  }

  @Override
  public Class<?> kernel() {
    return ExpectedExcess.class;
  }

  @Override
  public String method() {
    return "effect";
  }

  @Override
  public int arguments() {
    return 3;
  }

  @Override
  public String usage() {
    return "_FUNC_(estimate, value, center) - What a term of a regression adds to the expected rate.";
  }

  @Override
  public String example() {
    return "SELECT _FUNC_(0.02, 0.9, 0.4);\n       0.01";
  }
}
