package no.stedsvekst.sql;

import no.stedsvekst.attractiveness.VitalExpectation;

/** {@code vital_by_rate(persons, rate)}. */
final class VitalByRateFunction implements PrimitiveFunction {
  @Override
  public String sqlName() {
    return "vital_by_rate";
  }

  @Override
  public Class<?> kernel() {
    return VitalExpectation.class;
  }

  @Override
  public String method() {
    return "ofPersons";
  }

  @Override
  public int arguments() {
    return 2;
  }

  @Override
  public String usage() {
    return "_FUNC_(persons, rate) - Births or deaths of so many persons at a rate.";
  }

  @Override
  public String example() {
    return "SELECT _FUNC_(50, 0.02);\n       1.0";
  }
}
