package no.stedsvekst.sql;

import no.stedsvekst.migration.ExpectedExcess;

/** {@code residential_attractiveness(net_migration, population, expected_rate)}. */
final class ResidentialAttractivenessFunction implements PrimitiveFunction {
  @Override
  public String sqlName() {
    return "residential_attractiveness";
  }

  @Override
  public Class<?> kernel() {
    return ExpectedExcess.class;
  }

  @Override
  public String method() {
    return "beyond";
  }

  @Override
  public int arguments() {
    return 3;
  }

  @Override
  public String usage() {
    return "_FUNC_(net_migration, population, expected_rate) - Persons that moved in beyond what was expected.";
  }

  @Override
  public String example() {
    return "SELECT _FUNC_(12, 1000, 0.002);\n       10.0";
  }
}
