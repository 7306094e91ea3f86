package no.stedsvekst.sql;

import java.util.List;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** A function of the model as SQL sees it: a name, and a call that hands its arguments on. */
interface ModelFunction {
  /** The name in SQL. */
  String sqlName();

  /** The function, from SQL's types to the kernel's and back. */
  UserDefinedFunction function();

  /** What it says and what it takes, for DESCRIBE FUNCTION; the name first. */
  String usage();

  /** A call with its result, as SQL. */
  String example();

  /** What the arguments are cast to, so that a literal such as 0.02 may be given. */
  default List<DataType> argumentTypes() {
    return List.of(DataTypes.DoubleType, DataTypes.DoubleType, DataTypes.DoubleType);
  }
}
