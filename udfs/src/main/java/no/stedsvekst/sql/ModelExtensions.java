package no.stedsvekst.sql;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.classic.UserDefinedFunctionUtils;
import org.apache.spark.sql.expressions.SparkUserDefinedFunction;
import org.apache.spark.sql.types.DataType;
import scala.Tuple3;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction1;
import scala.runtime.BoxedUnit;

/**
 * Brings the functions of the model into any session that is configured with it: {@code
 * spark.sql.extensions=no.stedsvekst.sql.ModelExtensions}. DESCRIBE FUNCTION tells what each does.
 */
public final class ModelExtensions extends AbstractFunction1<SparkSessionExtensions, BoxedUnit> {
  private static final String SINCE = "1.0.0";
  private static final String GROUP = "misc_funcs";
  private static final String SOURCE = "scala_udf";

  /** Without settings, as Spark makes it. */
  public ModelExtensions() {}

  @Override
  public BoxedUnit apply(SparkSessionExtensions extensions) {
    for (ModelFunction function : ModelFunctions.all()) {
      extensions.injectFunction(
          new Tuple3<>(
              new FunctionIdentifier(function.sqlName()), info(function), new Builder(function)));
    }
    return BoxedUnit.UNIT;
  }

  private static ExpressionInfo info(ModelFunction function) {
    return new ExpressionInfo(
        function.getClass().getName(),
        null,
        function.sqlName(),
        function.usage(),
        "",
        "\n    Examples:\n      > " + function.example() + "\n  ",
        "",
        GROUP,
        SINCE,
        "",
        SOURCE);
  }

  /** Makes a call of the arguments that stand in a query. */
  private static final class Builder
      extends AbstractFunction1<scala.collection.immutable.Seq<Expression>, Expression> {
    private final ModelFunction function;

    Builder(ModelFunction function) {
      this.function = function;
    }

    @Override
    public Expression apply(scala.collection.immutable.Seq<Expression> arguments) {
      List<DataType> types = function.argumentTypes();
      if (arguments.size() != types.size()) {
        throw new IllegalArgumentException(
            "%s takes %d arguments, not %d; DESCRIBE FUNCTION %s tells which"
                .formatted(function.sqlName(), types.size(), arguments.size(), function.sqlName()));
      }
      List<Expression> cast = new ArrayList<>();
      for (int index = 0; index < types.size(); index++) {
        cast.add(new Cast(arguments.apply(index), types.get(index), scala.Option.empty()));
      }
      return UserDefinedFunctionUtils.toScalaUDF(
          (SparkUserDefinedFunction) function.function(),
          CollectionConverters.asScala(cast).toSeq());
    }
  }
}
