package no.stedsvekst.sql;

import org.apache.spark.sql.expressions.UserDefinedFunction;

/** A function of the model as SQL sees it: a name, and a call that hands its arguments on. */
interface ModelFunction {
  /** The name in SQL. */
  String sqlName();

  /** The function, from SQL's types to the kernel's and back. */
  UserDefinedFunction function();
}
