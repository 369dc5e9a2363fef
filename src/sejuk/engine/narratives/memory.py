"""All that a grouper remembers, changed in one place so that its parts agree."""

from __future__ import annotations

from sejuk.engine.narratives.background import Background, Vector
from sejuk.engine.narratives.book import NEVER, Book, Narrative, Variant
from sejuk.engine.narratives.centres import Centres
from sejuk.engine.narratives.held import Held
from sejuk.engine.narratives.meaning import Meaning
from sejuk.engine.narratives.reading import Reading
from sejuk.engine.narratives.senses import Senses
from sejuk.engine.narratives.streamclock import StreamClock
from sejuk.engine.similarity import Neighbours


class Memory:
    """The book, the words' counts and senses, the centres, the near-duplicate search, the stream's clock."""

    def __init__(self) -> None:
        self.book = Book()
        self.background = Background()
        self.centres = Centres()
        self.senses = Senses(self.background.lexicon)
        self.meaning = Meaning()
        self.neighbours = Neighbours()
        self.clock = StreamClock()

    def enter(self, reading: Reading, variant_id: str, narrative: Narrative, vector: Vector) -> Variant:
        """Give a new variant of ``narrative`` with ``reading`` as its first post."""
        self.senses.learn(vector)
        sense = self.senses.sense(vector)
        variant = self.book.enter(variant_id, narrative, vector, sense, reading.benign)
        self.background.add(vector)
        self.centres.add(narrative.slot, vector)
        self.meaning.add(narrative.slot, sense)
        if reading.wording.plain:
            self.neighbours.put(variant.number, reading.signature)
        self.join(reading, variant)
        return variant

    def join(self, reading: Reading, variant: Variant) -> None:
        """Make ``reading`` a post of ``variant``."""
        now = self.clock.now
        time = reading.time if reading.time is not None else NEVER if now is None else now
        variant.posts.append((time, reading.id))
        if reading.address and reading.address not in self.book.by_address:
            self.book.by_address[reading.address] = variant.number
            variant.addresses.append(reading.address)

    def move(self, variant: Variant, narrative: Narrative) -> None:
        """Take ``variant`` over to ``narrative``; the one it leaves is closed when it was its last."""
        self._leave_centres(variant)
        self.book.take(variant)
        self.book.put(variant, narrative)
        self.centres.add(narrative.slot, variant.vector)
        self.meaning.add(narrative.slot, variant.sense)

    def merge(self, keep: Narrative, absorb: Narrative) -> None:
        """Make one narrative of two, under the id of ``keep`` and the earlier number."""
        first, second = sorted((keep, absorb), key=lambda narrative: narrative.number)
        kept_id = keep.id
        first.by_hand |= second.by_hand
        for number in list(second.variants):
            self.move(self.book.variants[number], first)
        if first.id != kept_id:
            self.book.rename(first, kept_id)

    def split(self, narrative: Narrative, moving: list[Variant], narrative_id: str) -> Narrative:
        """Move some variants of ``narrative`` to a new one under ``narrative_id``, and give that.

        A narrative's number is that of its first variant. Where that moves, the others get a new number.
        """
        first, goes = self.book.members(narrative)[0], {variant.number for variant in moving}
        if first.number in goes:
            moving = [v for v in self.book.members(narrative) if v.number not in goes]
        other = self.book.open(narrative_id, min(variant.serial for variant in moving))
        other.by_hand = narrative.by_hand
        for variant in moving:
            self.move(variant, other)
        self.book.date(narrative, max(variant.serial for variant in self.book.members(narrative)))
        if first.number not in goes:
            return other
        self.book.swap_ids(narrative, other)
        return narrative

    def forget(self, variant: Variant) -> None:
        """Forget ``variant`` and its posts."""
        self.neighbours.remove(variant.number)
        self.senses.unlearn(variant.vector)
        self._leave_centres(variant)
        self.background.forget(variant.vector)
        self.book.leave(variant)

    def expire(self, before: int) -> None:
        """Forget all posts older than ``before``, and the variants that have none left."""
        for variant in list(self.book.variants.values()):
            # Posts come nearly in order: what is late is forgotten a little later.
            while variant.posts and variant.posts[0][0] < before:
                variant.posts.popleft()
            if not variant.posts:
                self.forget(variant)

    def shrink(self, capacity: int) -> None:
        """Forget the oldest variants beyond ``capacity``."""
        for variant in list(self.book.variants.values())[: max(0, len(self.book.variants) - capacity)]:
            self.forget(variant)

    def held(self) -> Held:
        """Give how much is remembered."""
        book, background = self.book, self.background
        return Held(
            narratives=len(book.narratives),
            variants=len(book.variants),
            posts=sum(len(variant.posts) for variant in book.variants.values()),
            words=len(background.lexicon),
            addresses=len(book.by_address),
            signatures=len(self.neighbours),
            wordings=background.wordings,
            square=background.square,
            sense=self.meaning.told,
            outside=0,
        )

    def _leave_centres(self, variant: Variant) -> None:
        narrative = self.book.narratives[variant.narrative]
        self.centres.remove(narrative.slot, variant.vector)
        self.meaning.remove(narrative.slot, variant.sense)
        if len(narrative.variants) == 1:
            self.centres.clear(narrative.slot)
