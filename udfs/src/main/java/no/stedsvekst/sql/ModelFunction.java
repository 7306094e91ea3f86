package no.stedsvekst.sql;

import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.objects.StaticInvoke;
import org.apache.spark.sql.classic.UserDefinedFunctionUtils;
import org.apache.spark.sql.expressions.SparkUserDefinedFunction;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.AbstractDataType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A kernel of the model as a function of SQL.
 *
 * @param name in SQL
 * @param arguments what they are cast to, so that a literal such as 0.02 may be given
 * @param usage for DESCRIBE FUNCTION
 * @param call of the kernel, with arguments of these types
 */
record ModelFunction(
    String name,
    List<DataType> arguments,
    Usage usage,
    Function<Seq<Expression>, Expression> call) {

  /**
   * What DESCRIBE FUNCTION says.
   *
   * @param arguments their names, in brackets
   * @param text what the function gives
   * @param example arguments, in brackets
   * @param result what it gives of them
   */
  record Usage(String arguments, String text, String example, String result) {}

  /** Of two numbers; the kernel says itself what a missing one makes of the result. */
  static ModelFunction ofTwo(String name, UDF2<Double, Double, Double> kernel, Usage usage) {
    return of(name, functions.udf(kernel, DataTypes.DoubleType), doubles(2), usage);
  }

  /** Of three numbers, likewise. */
  static ModelFunction ofThree(
      String name, UDF3<Double, Double, Double, Double> kernel, Usage usage) {
    return of(name, functions.udf(kernel, DataTypes.DoubleType), doubles(3), usage);
  }

  /** Of arguments of any type, likewise. */
  static ModelFunction of(
      String name, UserDefinedFunction kernel, List<DataType> arguments, Usage usage) {
    SparkUserDefinedFunction function = (SparkUserDefinedFunction) kernel;
    return new ModelFunction(
        name, arguments, usage, given -> UserDefinedFunctionUtils.toScalaUDF(function, given));
  }

  /**
   * Of numbers that are all there, null where one is not. The code that Spark makes of a query
   * calls the kernel without boxes between, which for millions of rows is as quick as SQL's own
   * arithmetic.
   *
   * @param kernel the class
   * @param method its static function of doubles, the only one of that name with so many
   */
  static ModelFunction ofNumbers(String name, Class<?> kernel, String method, Usage usage) {
    int count = usage.arguments().split(",", -1).length;
    Seq<AbstractDataType> asTheyAre =
        CollectionConverters.asScala(List.<AbstractDataType>of()).toSeq();
    boolean isNullOfNulls = true;
    boolean isNullable = false;
    boolean isDeterministic = true;
    return new ModelFunction(
        name,
        doubles(count),
        usage,
        given ->
            new StaticInvoke(
                kernel,
                DataTypes.DoubleType,
                method,
                given,
                asTheyAre,
                isNullOfNulls,
                isNullable,
                isDeterministic,
                scala.Option.empty()));
  }

  private static List<DataType> doubles(int count) {
    return Collections.nCopies(count, DataTypes.DoubleType);
  }

  /** A call with its result, as SQL with the name left open. */
  String example() {
    return "SELECT _FUNC_" + usage.example() + ";\n       " + usage.result();
  }
}
