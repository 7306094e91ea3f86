package no.stedsvekst.sql;

import no.stedsvekst.attractiveness.ShiftShare;

/** {@code business_attractiveness(change, national, industry, population)}. */
final class BusinessAttractivenessFunction implements PrimitiveFunction {
  @Override
  public String sqlName() {
    return "business_attractiveness";
  }

  @Override
  public Class<?> kernel() {
    return ShiftShare.class;
  }

  @Override
  public String method() {
    return "attractiveness";
  }

  @Override
  public int arguments() {
    return 4;
  }

  @Override
  public String usage() {
    return "_FUNC_(change, national, industry, population) - Jobs that nation, industries and residents do not explain.";
  }

  @Override
  public String example() {
    return "SELECT _FUNC_(20, 4, 6, 2);\n       8.0";
  }
}
