using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace ImageSharing.Tests.Hosting;

/// <summary>What an assembly shows to others, read from its metadata and without loading it.</summary>
internal sealed class PublicSurface
{
    private readonly SortedSet<string> _members = new(StringComparer.Ordinal);
    private readonly TypeNames _names;

    private PublicSurface(MetadataReader reader)
    {
        _names = new TypeNames(reader);
        var types = reader.TypeDefinitions.Select(reader.GetTypeDefinition);
        foreach (var type in types.Where(type => IsVisible(reader, type))) Add(reader, type);
    }

    /// <summary>"Type.Member(parameters): type", sorted.</summary>
    public IReadOnlyCollection<string> Members => _members;

    /// <summary>The assemblies whose types are named.</summary>
    public IReadOnlySet<string> Assemblies => _names.Assemblies;

    public static PublicSurface Of(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        return new PublicSurface(file.GetMetadataReader());
    }

    private static bool IsVisible(MetadataReader reader, TypeDefinition type)
        => (type.Attributes & TypeAttributes.VisibilityMask) switch
        {
            TypeAttributes.Public => true,
            TypeAttributes.NestedPublic or TypeAttributes.NestedFamily or TypeAttributes.NestedFamORAssem
                => IsVisible(reader, reader.GetTypeDefinition(type.GetDeclaringType())),
            _ => false,
        };

    private static bool IsVisible(FieldAttributes field) => (field & FieldAttributes.FieldAccessMask)
        is FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem;

    private static bool IsVisible(MethodAttributes method) => (method & MethodAttributes.MemberAccessMask)
        is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem;

    private void Add(MetadataReader reader, TypeDefinition type)
    {
        var name = _names.NameOf(type);
        _members.Add($"{name} : {(type.BaseType.IsNil ? string.Empty : _names.NameOf(type.BaseType))}");
        foreach (var handle in type.GetInterfaceImplementations())
            _members.Add($"{name} : {_names.NameOf(reader.GetInterfaceImplementation(handle).Interface)}");

        foreach (var field in type.GetFields().Select(reader.GetFieldDefinition))
            if (IsVisible(field.Attributes))
                _members.Add($"{name}.{reader.GetString(field.Name)}: {field.DecodeSignature(_names, null)}");

        foreach (var method in type.GetMethods().Select(reader.GetMethodDefinition))
        {
            if (!IsVisible(method.Attributes)) continue;

            var signature = method.DecodeSignature(_names, null);
            var parameters = string.Join(", ", signature.ParameterTypes);
            _members.Add($"{name}.{reader.GetString(method.Name)}({parameters}): {signature.ReturnType}");
        }
    }

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
