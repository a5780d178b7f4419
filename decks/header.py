"""What stands above the notes of a deck file, and in a collection.yaml."""

from pydantic import BaseModel, ConfigDict, Field

from decks.note import Forms, Identifier, Text


class SourceHeader(BaseModel):
    """What a deck was written from."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: Text = Field("", description="Title of the source.", examples=["Some article"])
    url: Text = Field("", description="Where to find it.", examples=["https://example.org/article"])
    licence: Text = Field("", description="Under which licence it may be used.", examples=["CC BY-SA 4.0"])


class DeckHeader(BaseModel):
    """What a deck file says about the deck."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Identifier = Field(
        "",
        description="Name of the deck, unique in its collection: your settings for the deck hang on it. "
        "Small letters, digits, dots, hyphens and underscores. Without it, made of the file's name.",
        examples=["air-war"],
    )
    title: Text = Field(
        "", description="Title as shown. Without it, made of the file's name.", examples=["The air war"]
    )
    description: Text = Field("", description="A sentence on what the deck is about.")
    tags: Forms = Field((), description="Tags of every note in the deck.", examples=[["history"]])
    source: SourceHeader = Field(
        default_factory=SourceHeader.model_construct,
        description="What the deck was written from.",
    )


class CollectionHeader(BaseModel):
    """What a collection.yaml says about the collection."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Identifier = Field(
        "",
        description="Name of the collection, never to be changed: the review history of all its cards hangs on it. "
        "Without it, made of the folder's name.",
    )
    title: Text = Field("", description="Title as shown. Without it, made of the folder's name.")
    description: Text = Field("", description="A sentence on what the collection is about.")
    tags: Forms = Field((), description="Words to find the collection by.")
    source: SourceHeader = Field(
        default_factory=SourceHeader.model_construct,
        description="What the collection was written from.",
    )
