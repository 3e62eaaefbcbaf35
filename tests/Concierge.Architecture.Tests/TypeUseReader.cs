using Mono.Cecil;

namespace Concierge.Architecture.Tests;

/// <summary>Reads which types and methods a compiled type uses, its nested types and the code that the compiler wrote for it included.</summary>
internal static class TypeUseReader
{
    /// <summary>Reads the uses of a top-level type.</summary>
    public static IEnumerable<TypeUse> Read(TypeDefinition type) =>
        ReadAll(type)
            .SelectMany(use => FindNames(use.Type).Select(used => (Used: used, use.Method)))
            .Select(use => new TypeUse(type.FullName, type.Namespace, use.Used.Name, use.Used.Namespace, GetAssembly(use.Used), use.Method))
            .Distinct();

    private static IEnumerable<(TypeReference? Type, string? Method)> ReadAll(TypeDefinition type)
    {
        var declared = ReadDeclared(type).Concat(type.Methods.SelectMany(ReadSignature)).Select(used => (used, (string?)null));
        var called = type.Methods.Where(method => method.HasBody).SelectMany(method => method.Body.Instructions).SelectMany(ReadOperand);
        return declared.Concat(called).Concat(type.NestedTypes.SelectMany(ReadAll));

        static IEnumerable<(TypeReference?, string?)> ReadOperand(Mono.Cecil.Cil.Instruction instruction) => instruction.Operand switch
        {
            TypeReference used => [(used, null)],
            FieldReference field => [(field.DeclaringType, null), (field.FieldType, null)],
            MethodReference method =>
            [
                (method.DeclaringType, FormatId(method)),
                (method.ReturnType, null),
                .. (method as GenericInstanceMethod)?.GenericArguments.Select(argument => ((TypeReference?)argument, (string?)null)) ?? [],
            ],
            _ => [],
        };
    }

    private static IEnumerable<TypeReference?> ReadDeclared(TypeDefinition type) =>
    [
        type.BaseType,
        .. type.Interfaces.Select(item => item.InterfaceType),
        .. type.GenericParameters.SelectMany(parameter => parameter.Constraints).Select(constraint => constraint.ConstraintType),
        .. type.Fields.Select(field => field.FieldType),
        .. type.Properties.Select(property => property.PropertyType),
        .. ReadAttributes(type),
        .. type.Fields.SelectMany(ReadAttributes),
        .. type.Properties.SelectMany(ReadAttributes),
        .. type.Methods.SelectMany(ReadAttributes),
    ];

    private static IEnumerable<TypeReference?> ReadSignature(MethodDefinition method) =>
    [
        method.ReturnType,
        .. method.Parameters.Select(parameter => parameter.ParameterType),
        .. method.HasBody ? method.Body.Variables.Select(variable => variable.VariableType) : [],
    ];

    private static IEnumerable<TypeReference?> ReadAttributes(ICustomAttributeProvider provider) =>
        provider.CustomAttributes.SelectMany(attribute =>
            attribute.ConstructorArguments.Select(argument => argument.Value as TypeReference).Prepend(attribute.AttributeType));

    // The top-level types in a reference, those of its type arguments included.
    private static IEnumerable<TypeReference> FindNames(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => FindNames(generic.ElementType).Concat(generic.GenericArguments.SelectMany(FindNames)),
        TypeSpecification specification => FindNames(specification.ElementType),
        { DeclaringType: { } outer } => FindNames(outer),
        _ => [type],
    };

    private static string GetAssembly(TypeReference type) => type.Scope switch
    {
        AssemblyNameReference assembly => assembly.Name,
        ModuleDefinition module => module.Assembly.Name.Name,
        _ => "",
    };

    // As in eng/BannedSymbols.txt. A property is named by its getter.
    private static string FormatId(MethodReference method) =>
        $"{method.DeclaringType.FullName}.{(method.Name == ".ctor" ? "#ctor" : method.Name)}"
            + (method.Parameters.Count == 0 ? "" : $"({string.Join(',', method.Parameters.Select(parameter => parameter.ParameterType.FullName))})");
}
