using Alongside.Web.Access;
using Alongside.Words;

namespace Alongside.Web.Pages.Words;

/// <summary>Where the pictures come from, and what those who made them ask.</summary>
[Open("It says whose the pictures are, and nothing of anybody.")]
public sealed class AboutPicturesModel(FolderPictures folder) : AlongsidePage
{
    public bool HasFolder => folder.Rows.Count > 0;

    public IReadOnlyList<(string Name, string Says)> Notices => folder.NoticesBeside;
}
