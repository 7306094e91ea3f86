package no.stedsvekst.sql;

import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.classic.UserDefinedFunctionUtils;
import org.apache.spark.sql.expressions.SparkUserDefinedFunction;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import scala.collection.immutable.Seq;

/** A function whose kernel says itself what a missing number makes of the result. */
interface NullableFunction extends ModelFunction {
  /** The function, from SQL's types to the kernel's and back. */
  UserDefinedFunction function();

  @Override
  default Expression call(Seq<Expression> arguments) {
    return UserDefinedFunctionUtils.toScalaUDF((SparkUserDefinedFunction) function(), arguments);
  }
}
