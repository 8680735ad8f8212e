using System.Reflection;

namespace BillingConsole.Tests.House.Walls;

/// <summary>
/// Every type that a type's signature, attributes and compiled code name: its lambdas, async state machines and compiled
/// Razor stand in nested types and are read like any other.
/// </summary>
internal static class Uses
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<Type> Of(Type type) => InSignatures(type).Concat(Methods(type).SelectMany(InCode)).SelectMany(Parts).Distinct();

    private static IEnumerable<Type> InSignatures(Type type)
    {
        if (type.BaseType is { } parent) yield return parent;
        foreach (var face in type.GetInterfaces()) yield return face;
        foreach (var bound in type.GetGenericArguments().Where(a => a.IsGenericParameter).SelectMany(a => a.GetGenericParameterConstraints())) yield return bound;
        foreach (var field in type.GetFields(Declared)) yield return field.FieldType;
        foreach (var parameter in Methods(type).SelectMany(m => m.GetParameters())) yield return parameter.ParameterType;
        foreach (var method in type.GetMethods(Declared)) yield return method.ReturnType;
        foreach (var attribute in Attributes(type)) yield return attribute;
    }

    private static IEnumerable<Type> Attributes(Type type) =>
        from member in type.GetMembers(Declared).Prepend(type)
        from attribute in member.CustomAttributes
        from named in attribute.ConstructorArguments.Select(a => a.Value).OfType<Type>().Prepend(attribute.AttributeType)
        select named;

    private static IEnumerable<MethodBase> Methods(Type type) => type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared));

    private static IEnumerable<Type> InCode(MethodBase method)
    {
        foreach (var local in method.GetMethodBody()?.LocalVariables ?? []) yield return local.LocalType;
        foreach (var member in Il.MembersIn(method))
        {
            // Every iterator asks for its thread; that is the compiler's doing.
            if (member is MethodBase { Name: "get_CurrentManagedThreadId" }) continue;
            if (member is Type type) yield return type;
            else if (member.DeclaringType is { } owner) yield return owner;
            if (member is FieldInfo field) yield return field.FieldType;
            if (member is not MethodBase called) continue;
            if (called is MethodInfo { ReturnType: var returned }) yield return returned;
            foreach (var argument in called.IsGenericMethod ? called.GetGenericArguments() : []) yield return argument;
        }
    }

    /// <summary>A list of invoices is a use of invoices.</summary>
    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType) return Parts(type.GetElementType()!);
        if (type.IsGenericParameter) return [];
        return type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Prepend(type.GetGenericTypeDefinition()) : [type];
    }
}
