namespace NetPolOperator.Reconciling;

/// <summary>Remembers something by namespace. That ends with the namespace: one that is made anew under its name starts fresh.</summary>
internal interface INamespaceMemory
{
    /// <summary>Forgets all of a namespace that is gone.</summary>
    void Forget(string ns);
}
