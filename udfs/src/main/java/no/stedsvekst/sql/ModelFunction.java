package no.stedsvekst.sql;

import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import scala.collection.immutable.Seq;

/** A function of the model as SQL sees it: a name, and a call that hands its arguments on. */
interface ModelFunction {
  /** The name in SQL. */
  String sqlName();

  /** A call of the kernel with arguments of the right types. */
  Expression call(Seq<Expression> arguments);

  /** What it says and what it takes, for DESCRIBE FUNCTION; the name first. */
  String usage();

  /** A call with its result, as SQL. */
  String example();

  /** What the arguments are cast to, so that a literal such as 0.02 may be given. */
  default List<DataType> argumentTypes() {
    return List.of(DataTypes.DoubleType, DataTypes.DoubleType, DataTypes.DoubleType);
  }
}
