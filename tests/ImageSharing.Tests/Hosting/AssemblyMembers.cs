using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace ImageSharing.Tests.Hosting;

/// <summary>
/// The members that an assembly has, and those of Core that it uses, read from its metadata and without loading it.
/// </summary>
internal sealed class AssemblyMembers
{
    private const string Core = "ImageSharing.Core";
    private readonly SortedSet<string> _own = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _used = new(StringComparer.Ordinal);
    private readonly TypeNames _names;

    private AssemblyMembers(MetadataReader reader)
    {
        foreach (var type in reader.TypeDefinitions.Select(reader.GetTypeDefinition)) AddOwn(reader, type);

        _names = new TypeNames(reader);
        foreach (var member in reader.MemberReferences.Select(reader.GetMemberReference))
            if (IsOfCore(reader, member.Parent)) _used.Add(NameOf(reader, member, _names));
    }

    /// <summary>"Type.Member(parameters): type", sorted.</summary>
    public IReadOnlyCollection<string> Own => _own;

    /// <summary>The members of Core that the code refers to, in the same form.</summary>
    public IReadOnlyCollection<string> Used => _used;

    /// <summary>The assemblies whose types are named in <see cref="Used"/>.</summary>
    public IReadOnlySet<string> AssembliesOfUsed => _names.Assemblies;

    public static AssemblyMembers Of(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        return new AssemblyMembers(file.GetMetadataReader());
    }

    private static bool IsOfCore(MetadataReader reader, EntityHandle parent)
    {
        if (parent.Kind != HandleKind.TypeReference) return false;

        var scope = reader.GetTypeReference((TypeReferenceHandle)parent).ResolutionScope;
        return scope.Kind == HandleKind.TypeReference
            ? IsOfCore(reader, scope)
            : scope.Kind == HandleKind.AssemblyReference
                && reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)scope).Name) == Core;
    }

    private static string NameOf(MetadataReader reader, MemberReference member, TypeNames names)
    {
        var name = $"{names.NameOf(member.Parent)}.{reader.GetString(member.Name)}";
        return member.GetKind() == MemberReferenceKind.Field
            ? $"{name}: {member.DecodeFieldSignature(names, null)}"
            : name + Shown(member.DecodeMethodSignature(names, null));
    }

    private void AddOwn(MetadataReader reader, TypeDefinition type)
    {
        TypeNames names = new(reader);
        var name = names.NameOf(type);
        foreach (var field in type.GetFields().Select(reader.GetFieldDefinition))
            if ((field.Attributes & FieldAttributes.FieldAccessMask) != FieldAttributes.Private)
                _own.Add($"{name}.{reader.GetString(field.Name)}: {field.DecodeSignature(names, null)}");

        foreach (var method in type.GetMethods().Select(reader.GetMethodDefinition))
            if ((method.Attributes & MethodAttributes.MemberAccessMask) != MethodAttributes.Private)
                _own.Add($"{name}.{reader.GetString(method.Name)}{Shown(method.DecodeSignature(names, null))}");
    }

    private static string Shown(MethodSignature<string> signature)
        => $"({string.Join(", ", signature.ParameterTypes)}): {signature.ReturnType}";

    private sealed class TypeNames(MetadataReader reader) : ISignatureTypeProvider<string, object?>
    {
        private readonly HashSet<string> _assemblies = new(StringComparer.Ordinal);

        public IReadOnlySet<string> Assemblies => _assemblies;

        public string NameOf(TypeDefinition type)
        {
            _assemblies.Add(reader.GetString(reader.GetAssemblyDefinition().Name));
            var own = Full(reader.GetString(type.Namespace), reader.GetString(type.Name));
            return type.IsNested ? $"{NameOf(reader.GetTypeDefinition(type.GetDeclaringType()))}+{own}" : own;
        }

        public string NameOf(EntityHandle type) => type.Kind switch
        {
            HandleKind.TypeDefinition => NameOf(reader.GetTypeDefinition((TypeDefinitionHandle)type)),
            HandleKind.TypeReference => GetTypeFromReference(reader, (TypeReferenceHandle)type, 0),
            _ => reader.GetTypeSpecification((TypeSpecificationHandle)type).DecodeSignature(this, null),
        };

        public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
            => NameOf(reader.GetTypeDefinition(handle));

        public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
        {
            var type = reader.GetTypeReference(handle);
            var own = Full(reader.GetString(type.Namespace), reader.GetString(type.Name));
            if (type.ResolutionScope.Kind == HandleKind.TypeReference)
                return $"{GetTypeFromReference(reader, (TypeReferenceHandle)type.ResolutionScope, 0)}+{own}";

            var assembly = reader.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope);
            _assemblies.Add(reader.GetString(assembly.Name));
            return own;
        }

        public string GetTypeFromSpecification(
            MetadataReader reader,
            object? context,
            TypeSpecificationHandle handle,
            byte rawTypeKind)
            => reader.GetTypeSpecification(handle).DecodeSignature(this, context);

        public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();

        public string GetArrayType(string elementType, ArrayShape shape)
            => $"{elementType}[{new string(',', shape.Rank - 1)}]";

        public string GetSZArrayType(string elementType) => $"{elementType}[]";

        public string GetByReferenceType(string elementType) => $"{elementType}&";

        public string GetPointerType(string elementType) => $"{elementType}*";

        public string GetPinnedType(string elementType) => elementType;

        public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

        public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments)
            => $"{genericType}<{string.Join(", ", typeArguments)}>";

        public string GetGenericMethodParameter(object? context, int index) => $"!!{index}";

        public string GetGenericTypeParameter(object? context, int index) => $"!{index}";

        public string GetFunctionPointerType(MethodSignature<string> signature) => "function";

        private static string Full(string space, string name) => space.Length == 0 ? name : $"{space}.{name}";
    }
}
