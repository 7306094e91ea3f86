package no.stedsvekst.sql;

import java.util.Collections;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.objects.StaticInvoke;
import org.apache.spark.sql.types.AbstractDataType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A function of numbers that are all there, null where one is not. The code that Spark makes of a
 * query calls the kernel without boxes between, which for millions of rows is as quick as SQL's own
 * arithmetic.
 */
interface PrimitiveFunction extends ModelFunction {
  /** The class of the kernel. */
  Class<?> kernel();

  /** Its static function of as many doubles as there are arguments. */
  String method();

  /** How many numbers it takes. */
  int arguments();

  @Override
  default List<DataType> argumentTypes() {
    return Collections.nCopies(arguments(), DataTypes.DoubleType);
  }

  @Override
  default Expression call(Seq<Expression> arguments) {
    Seq<AbstractDataType> asTheyAre =
        CollectionConverters.asScala(List.<AbstractDataType>of()).toSeq();
    boolean isNullOfNulls = true;
    boolean isNullable = false;
    boolean isDeterministic = true;
    return new StaticInvoke(
        kernel(),
        DataTypes.DoubleType,
        method(),
        arguments,
        asTheyAre,
        isNullOfNulls,
        isNullable,
        isDeterministic,
        scala.Option.empty());
  }
}
