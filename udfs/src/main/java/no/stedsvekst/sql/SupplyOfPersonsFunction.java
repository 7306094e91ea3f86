package no.stedsvekst.sql;

import no.stedsvekst.supply.EmploymentSupply;

/** {@code supply_of_persons(persons, per_person)}. */
final class SupplyOfPersonsFunction implements PrimitiveFunction {
  @Override
  public String sqlName() {
    return "supply_of_persons";
  }

  @Override
  public Class<?> kernel() {
    return EmploymentSupply.class;
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
    return "_FUNC_(persons, per_person) - Workers that so many persons of an age add.";
  }

  @Override
  public String example() {
    return "SELECT _FUNC_(50, 0.02);\n       1.0";
  }
}
